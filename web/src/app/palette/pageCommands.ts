import { useEffect, useId, useSyncExternalStore } from 'react';
import type { Command } from './useCommands';

/** What the pages that are shown offer beside what can be done everywhere, each under a name of its own. */
let offered: ReadonlyMap<string, readonly Command[]> = new Map();
const listeners = new Set<() => void>();

function offer(by: string, commands: readonly Command[]): void {
  const next = new Map(offered);
  if (commands.length === 0) next.delete(by);
  else next.set(by, commands);
  offered = next;
  for (const listener of listeners) listener();
}

/** Lets the palette do what can be done on this page, as long as it is shown. */
export function useOffer(commands: readonly Command[]): void {
  const by = useId();
  useEffect(() => {
    offer(by, commands);
    return () => offer(by, []);
  }, [by, commands]);
}

/** What the pages that are shown offer. */
export function useOffered(): readonly Command[] {
  const all = useSyncExternalStore(subscribe, () => offered);
  return [...all.values()].flat();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
