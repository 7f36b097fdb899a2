import { useSyncExternalStore } from 'react';
import type { Id } from '@/api/types';

let open: ReadonlySet<Id> = new Set();
const listeners = new Set<() => void>();

function change(next: ReadonlySet<Id>): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Which folders of the tree are open. Kept while the page is, so that the tree looks the same on return. */
export const expandedFolders = {
  set: (ids: Iterable<Id>) => change(new Set(ids)),
  add(ids: Iterable<Id>) {
    const next = new Set([...open, ...ids]);
    if (next.size > open.size) change(next);
  },
};

export function useExpandedFolders(): ReadonlySet<Id> {
  return useSyncExternalStore(subscribe, () => open);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
