import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { openEvents } from '@/api/events';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { readSession } from '@/api/session';
import type { Id, Me } from '@/api/types';
import { uploads } from '@/features/uploads/uploads';
import { noteLink } from '../connection/connection';
import { gatherEvents } from './gather';
import { watchLists } from './lists';
import { followEvents } from './leader';
import { show } from './show';

/** Shows what others change while somebody looks at it. Mounted once, for who is signed in. */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => startLive(client), [client]);
}

function startLive(client: QueryClient): () => void {
  const own = new Set<Id>();
  const stopUploads = uploads.onArrival((id) => {
    if (id !== null) own.add(id);
  });
  const lists = watchLists(client, { later, isOwn: (id) => own.has(id) });
  const gatherer = gatherEvents({ now: Date.now, later }, (gathered) => {
    void show(client, gathered).finally(() => lists.note(gathered));
  });
  const stopEvents = followEvents(
    { open: openEvents, signedIn: () => signedIn(client), later },
    // What was answered before anybody listened may have changed by then.
    { onEvent: gatherer.add, onOpen: () => gatherer.add({ kind: 'everything' }), onLink: noteLink },
  );
  return () => {
    stopEvents();
    gatherer.stop();
    lists.stop();
    stopUploads();
  };
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

/** An answer that nobody is signed in leads to the sign-in by itself. */
async function signedIn(client: QueryClient): Promise<'yes' | 'no' | 'unknown'> {
  const before = client.getQueryData<Me>(queryKeys.session());
  try {
    const now = await readSession();
    // Somebody else signed in beside this page: nothing that the one before saw is theirs.
    if (before !== undefined && before.user.id !== now.user.id) location.reload();
    return 'yes';
  } catch (error) {
    return error instanceof Problem && error.code === 'unauthenticated' ? 'no' : 'unknown';
  }
}
