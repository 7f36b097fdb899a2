import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import { readFolderAccess } from './access';
import { readActivity, readAsset, readDuplicates, summarise } from './assets';
import { explain, whatCan, whatIf, whoCan } from './decisions';
import { listFields } from './fields';
import { listFolders, readFolder } from './folders';
import { queryKeys } from './keys';
import { listNotices } from './notices';
import { listSearches } from './searches';
import { readSession } from './session';
import { listTags } from './tags';
import { listTokens } from './tokens';
import type { ActionFunction, Id, Proposal, Selection, State, Target } from './types';

export const sessionQuery = () =>
  queryOptions({
    queryKey: queryKeys.session(),
    queryFn: ({ signal }) => readSession(signal),
    staleTime: 60_000,
    retry: false,
  });

export const tokensQuery = () =>
  queryOptions({ queryKey: queryKeys.tokens(), queryFn: ({ signal }) => listTokens(signal) });

export const searchesQuery = () =>
  queryOptions({
    queryKey: queryKeys.searches(),
    queryFn: ({ signal }) => listSearches(signal),
    staleTime: 60_000,
  });

export const noticesQuery = () =>
  queryOptions({
    queryKey: queryKeys.notices(),
    queryFn: ({ signal }) => listNotices(signal),
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  });

export const childrenQuery = (parent: Id | null, state: State = 'live') =>
  queryOptions({
    queryKey: queryKeys.children(parent, state),
    queryFn: ({ signal }) => listFolders(parent, { state, signal }),
    staleTime: 15_000,
  });

export const folderQuery = (id: Id) =>
  queryOptions({
    queryKey: queryKeys.folder(id),
    queryFn: ({ signal }) => readFolder(id, signal),
    staleTime: 5_000,
  });

export const accessQuery = (id: Id) =>
  queryOptions({
    queryKey: queryKeys.access(id),
    queryFn: ({ signal }) => readFolderAccess(id, signal),
    // A draft is made from one version of the list; it must not change below the maker's hands.
    refetchOnWindowFocus: false,
  });

export const fieldsQuery = () =>
  queryOptions({
    queryKey: queryKeys.fields(),
    queryFn: ({ signal }) => listFields(signal),
    staleTime: 60_000,
  });

export const tagsQuery = () =>
  queryOptions({
    queryKey: queryKeys.tags(),
    queryFn: ({ signal }) => listTags(signal),
    staleTime: 30_000,
  });

export const assetQuery = (id: Id) =>
  queryOptions({ queryKey: queryKeys.asset(id), queryFn: ({ signal }) => readAsset(id, signal) });

export const summaryQuery = (selection: Selection) =>
  queryOptions({
    queryKey: queryKeys.summary(selection),
    queryFn: ({ signal }) => summarise(selection, signal),
    // A selection names positions of a view that lives for an hour: it is not kept beyond being looked at.
    gcTime: 60_000,
  });

/** From where a history is read backwards; null is now. */
interface From {
  readonly before: number | null;
}

const NOW: From = { before: null };

export const activityQuery = (id: Id) =>
  infiniteQueryOptions({
    queryKey: queryKeys.activity(id),
    queryFn: ({ pageParam, signal }) => readActivity(id, pageParam.before, signal),
    initialPageParam: NOW,
    getNextPageParam: ({ next }): From | null => (next === null ? null : { before: next }),
  });

export const duplicatesQuery = (id: Id) =>
  queryOptions({
    queryKey: queryKeys.duplicates(id),
    queryFn: ({ signal }) => readDuplicates(id, signal),
    staleTime: Infinity,
  });

export const explanationQuery = (user: Id | null, action: ActionFunction, on: Target) =>
  queryOptions({
    queryKey: queryKeys.explanation(user, action, on),
    queryFn: ({ signal }) => explain(user, action, on, signal),
    // A decision holds for the moment; what is shown of it is asked anew each time.
    staleTime: 0,
  });

export const whoCanQuery = (action: ActionFunction, on: Target) =>
  queryOptions({
    queryKey: queryKeys.whoCan(action, on),
    queryFn: ({ signal }) => whoCan(action, on, signal),
    staleTime: 0,
  });

export const whatCanQuery = (user: Id | null) =>
  queryOptions({
    queryKey: queryKeys.whatCan(user),
    queryFn: ({ signal }) => whatCan(user, signal),
    staleTime: 0,
  });

/** What a change of a folder's list would do to whom; `version` is the one of the list that it was made from. */
export const whatIfQuery = (folder: Id, version: number, change: Proposal) =>
  queryOptions({
    queryKey: queryKeys.whatIf(folder, JSON.stringify([version, change])),
    queryFn: ({ signal }) => whatIf(change, signal),
    staleTime: 0,
  });

/** After something was uploaded, moved, archived, deleted or renamed: lists are asked again. */
export async function refreshLibrary(client: QueryClient): Promise<void> {
  // How many files bear a tag is told when it is known: nobody waits for it.
  void client.invalidateQueries({ queryKey: queryKeys.tags() });
  await Promise.all([
    client.invalidateQueries({ queryKey: queryKeys.views() }),
    client.invalidateQueries({ queryKey: queryKeys.folders() }),
    client.invalidateQueries({ queryKey: queryKeys.assets() }),
  ]);
}

/** After a tag was changed: what bears it is asked again, too. */
export async function refreshTags(client: QueryClient): Promise<void> {
  await refreshLibrary(client);
  await client.invalidateQueries({ queryKey: queryKeys.tags() });
}
