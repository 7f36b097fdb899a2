import type { QueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/keys';
import { isWindow, showAssets } from './assets';
import { isUnderHand, showFolders } from './folders';
import type { Gathered } from './gather';
import { refreshOlder } from './refresh';

/** Shows what happened wherever something of it is shown, and nowhere else. */
export async function show(client: QueryClient, gathered: Gathered): Promise<void> {
  const { at, kinds } = gathered;
  if (kinds.has('everything')) {
    await showEverything(client, at);
    return;
  }
  await Promise.all([
    kinds.has('access') ? showEverything(client, at) : showFolders(client, gathered),
    showAssets(client, gathered),
    kinds.has('tags') ? refreshOlder(client, { queryKey: queryKeys.tags() }, at) : null,
    kinds.has('fields') ? refreshOlder(client, { queryKey: queryKeys.fields() }, at) : null,
    kinds.has('notices') ? refreshOlder(client, { queryKey: queryKeys.notices() }, at) : null,
  ]);
}

/**
 * Has all that is shown asked for again. Lists keep their positions, of which each is decided anew; what somebody is
 * writing stays.
 */
async function showEverything(client: QueryClient, at: number): Promise<void> {
  await refreshOlder(
    client,
    {
      predicate: (query) => {
        const [what] = query.queryKey;
        if (what === queryKeys.accessDrafts()[0] || what === queryKeys.newest()[0]) return false;
        return (what !== queryKeys.views()[0] || isWindow(query)) && !isUnderHand(client, query);
      },
    },
    at,
  );
}
