import type { Fraction } from '@/api/types';
import { centreOf, nominalRate } from './frames';

/** What can stand in a time that is typed: `90`, `1:30`, `1:02:14`, with frames `1:02:14:05`. */
const TYPED = /^\d+(:\d*){0,3}$/;

/** What was typed with one more key; null where that is no time any more. */
export function typedNext(typed: string, key: string): string | null {
  if (key === 'Backspace') return typed.slice(0, -1);
  const next = typed + (key === '.' || key === ',' ? ':' : key);
  return TYPED.test(next) ? next : null;
}

/**
 * The time that was typed, in seconds: minutes and hours are parted from seconds by colons, and a fourth part counts
 * frames, as the timecode does. Null for none.
 */
export function typedTime(typed: string, rate: Fraction | null): number | null {
  if (!TYPED.test(typed)) return null;
  const parts = typed.split(':').map(Number);
  const frames = parts.length === 4 ? (parts.pop() ?? 0) : 0;
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0);
  // A timecode counts by the nominal rate: at 29.97 its seconds are a little longer than those of a clock.
  return rate === null ? seconds : centreOf(seconds * nominalRate(rate) + frames, rate);
}
