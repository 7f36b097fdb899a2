import { useSyncExternalStore } from 'react';

/** Whether Vitrine can be reached: `offline` is this machine's own doing, `down` is that nothing answers. */
export type Connection = 'up' | 'offline' | 'down';

let link: 'up' | 'down' = 'up';
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

window.addEventListener('online', tell);
window.addEventListener('offline', tell);

/** The server answered, or nothing did. */
export function noteLink(next: 'up' | 'down'): void {
  if (link === next) return;
  link = next;
  tell();
}

export function connection(): Connection {
  if (!navigator.onLine) return 'offline';
  return link;
}

/** Calls the listener after each change. Returns how to stop. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, connection);
}
