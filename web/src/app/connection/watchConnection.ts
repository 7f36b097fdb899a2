import type { QueryClient } from '@tanstack/react-query';
import { onReach } from '@/api/client';
import { isPassing } from '@/api/problem';
import { readSession } from '@/api/session';
import { connection, noteLink, onConnection } from './connection';

/** How often a server that is gone is looked for, in milliseconds. */
const LOOKS_EVERY = 5_000;

/**
 * Keeps the connection's state true by what becomes of each request; while nothing answers, looks for the server. What
 * could not be asked for is asked for again as soon as it is back. Returns how to stop.
 */
export function watchConnection(client: QueryClient): () => void {
  let before = connection();
  let timer: number | undefined;

  const stopReach = onReach(noteLink);
  const stopConnection = onConnection(() => {
    const now = connection();
    if (now === before) return;
    before = now;
    window.clearInterval(timer);
    if (now === 'down') timer = window.setInterval(lookForServer, LOOKS_EVERY);
    else if (now === 'up') void askAgain(client);
  });
  return () => {
    window.clearInterval(timer);
    stopReach();
    stopConnection();
  };
}

/** Asks whether the server is there; the answer, or its lack, is noted like that of any request. */
export function lookForServer(): void {
  // What the answer says beyond that is for those who asked for it.
  readSession().catch(() => undefined);
}

async function askAgain(client: QueryClient): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ state }) => state.status === 'error' && isPassing(state.error),
  });
}
