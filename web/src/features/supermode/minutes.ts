import { useEffect, useState } from 'react';

const MINUTE = 60_000;
/** How often the clock is looked at. */
const LOOK = 5_000;

/** Minutes until then, begun ones whole; 0 once it is over. */
export function minutesUntil(until: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - now) / MINUTE));
}

/** The same, kept up to date. */
export function useMinutesUntil(until: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK);
    return () => clearInterval(timer);
  }, []);
  return minutesUntil(until, now);
}
