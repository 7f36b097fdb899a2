import type { Query, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/keys';
import type { AssetTile, Id, View, ViewQuery } from '@/api/types';
import { makeView } from '@/api/views';
import { loadedTiles, viewQueries } from './assets';
import type { Gathered } from './gather';

interface World {
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Whether the asset was brought by this tab, which shows it by itself. */
  readonly isOwn: (asset: Id) => boolean;
}

/** After a change of one's own the lists are made again at once; what others do can wait for that long. */
const SETTLES_MS = 1_000;

/** A list is not looked at more often than this while others work on it. */
const AT_MOST_EVERY_MS = 5_000;

/**
 * Finds out whether the lists in sight would be others now. A list keeps its positions until whoever looks at it wants
 * the newer one, which is kept beside it; one that is empty has none to keep.
 */
export function watchLists(client: QueryClient, { later, isOwn }: World) {
  let pending: Gathered[] = [];
  let callOff: (() => void) | null = null;
  let wait = SETTLES_MS;

  async function look(): Promise<void> {
    callOff = null;
    const happened = pending;
    pending = [];
    const queries = viewQueries(client).filter((query) => query.isActive());
    const others = queries.filter((query) =>
      happened.some((each) => isMaybeOther(client, query, each, isOwn)),
    );
    wait = others.length > 0 ? AT_MOST_EVERY_MS : SETTLES_MS;
    await Promise.all(others.map((query) => lookAt(client, query)));
  }

  return {
    /** Something happened that may have made lists others. */
    note: (gathered: Gathered): void => {
      pending.push(gathered);
      callOff ??= later(wait, () => void look());
    },
    stop: (): void => callOff?.(),
  };
}

async function lookAt(client: QueryClient, query: Query): Promise<void> {
  const [, asked] = query.queryKey;
  const before = client.getQueryData<View>(query.queryKey);
  if (!isViewQuery(asked) || before === undefined) return;
  const newer = await makeView(asked).catch(() => null);
  // It was made again meanwhile, or can't be now: then the next event looks again.
  if (newer === null || client.getQueryData<View>(query.queryKey)?.id !== before.id) return;
  if (before.total === 0) client.setQueryData(query.queryKey, newer);
  else client.setQueryData(queryKeys.newer(asked), newer);
}

/** Whether the list may be another by what happened; false where it was made after that. */
function isMaybeOther(
  client: QueryClient,
  query: Query,
  { at, assets, kinds }: Gathered,
  isOwn: (asset: Id) => boolean,
): boolean {
  const [, asked] = query.queryKey;
  const view = client.getQueryData<View>(query.queryKey);
  if (view === undefined || !isViewQuery(asked)) return false;
  if (query.state.dataUpdatedAt >= at || query.state.fetchStatus === 'fetching') return false;
  if (kinds.has('everything') || kinds.has('access')) return true;
  const shown = new Map(loadedTiles(client, view).map((tile) => [tile.id, tile]));
  return [...assets].some(([id, version]) => {
    // What went out of sight left a hole, and says so by that.
    if (version === null || isOwn(id)) return false;
    const tile = shown.get(id);
    return tile === undefined || asked.query !== undefined || isElsewhere(tile, asked);
  });
}

/** Is it no longer where the list looks? */
function isElsewhere(tile: AssetTile, { folder, below, state }: ViewQuery): boolean {
  const isAway = folder != null && below !== true && tile.folder !== folder;
  return isAway || tile.state !== (state ?? 'live') || (folder != null && below === true);
}

function isViewQuery(value: unknown): value is ViewQuery {
  return typeof value === 'object' && value !== null;
}
