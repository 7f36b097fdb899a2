import type { Query, QueryClient } from '@tanstack/react-query';
import { readFolder } from '@/api/folders';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import type { Asset, Folder, FolderWithPath, Id } from '@/api/types';
import { isChanged, type Draft } from '@/features/access/draft';
import type { Gathered } from './gather';
import { catchUp, refreshOlder } from './refresh';

/** Beyond so many changed folders all lists are asked for again instead of looking at each. */
const ONE_BY_ONE = 8;

/** Shows that folders changed: in the lists that they are in, or that they came into, and where their names stand. */
export async function showFolders(client: QueryClient, { folders, at }: Gathered): Promise<void> {
  if (folders.size > ONE_BY_ONE) {
    await refreshOlder(
      client,
      { queryKey: queryKeys.folders(), predicate: (query) => !isUnderHand(client, query) },
      at,
    );
    return;
  }
  await Promise.all([...folders].map((id) => showFolder(client, id, at)));
}

async function showFolder(client: QueryClient, id: Id, at: number): Promise<void> {
  const folder = await readFolder(id).catch(orHidden);
  if (folder === 'unknown') return;
  const cache = client.getQueryCache();
  const own = cache.find({ queryKey: queryKeys.folder(id), exact: true });
  if (own !== undefined && folder !== null) client.setQueryData(own.queryKey, folder);
  const lists = cache.findAll({ queryKey: ['folders', 'children'] });
  await Promise.all([
    folder === null && own !== undefined ? client.invalidateQueries({ queryKey: own.queryKey }) : null,
    ...lists.map((query) => catchUp(client, query, () => isListBehind(client, query, id, folder))),
    ...namedIn(client, id, folder).map((query) => catchUp(client, query, () => true)),
    refreshOlder(
      client,
      { queryKey: queryKeys.access(id), predicate: (query) => !isUnderHand(client, query) },
      at,
    ),
  ]);
}

function orHidden(error: unknown): null | 'unknown' {
  return error instanceof Problem && error.code === 'not_found' ? null : 'unknown';
}

/** Does the list show the folder otherwise than it is, or not where it ought to, or where it is no more? */
function isListBehind(client: QueryClient, query: Query, id: Id, folder: FolderWithPath | null): boolean {
  const [, , parent, state] = query.queryKey;
  const listed = client.getQueryData<Folder[]>(query.queryKey)?.find((each) => each.id === id);
  const belongs = folder !== null && folder.parent === parent && folder.state === state;
  return belongs ? listed?.version !== folder.version : listed !== undefined;
}

/** What shows a way through the folder by a name that it no longer has. */
function namedIn(client: QueryClient, id: Id, folder: FolderWithPath | null): Query[] {
  const cache = client.getQueryCache();
  const all = [
    ...cache.findAll({ queryKey: ['folders', 'one'] }),
    ...cache.findAll({ queryKey: queryKeys.assets() }).filter(({ queryKey }) => queryKey.length === 2),
  ];
  return all.filter(({ queryKey }) => {
    const path = client.getQueryData<FolderWithPath | Asset>(queryKey)?.path ?? [];
    const step = path.find((each) => each.id === id);
    return step !== undefined && step.name !== folder?.name;
  });
}

/** A list of access in which somebody changed something and has not saved: it must not change below their hands. */
export function isUnderHand(client: QueryClient, { queryKey }: Query): boolean {
  const [what, part, folder] = queryKey;
  if (what !== 'folders' || part !== 'access') return false;
  const drafts = client.getQueriesData<Draft>({ queryKey: [...queryKeys.accessDrafts(), folder] });
  return drafts.some(([, draft]) => draft !== undefined && isChanged(draft));
}
