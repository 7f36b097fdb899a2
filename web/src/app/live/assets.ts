import type { Query, QueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/keys';
import type { Asset, AssetTile, Id, View, ViewWindow } from '@/api/types';
import type { Gathered } from './gather';
import { catchUp, refreshOlder } from './refresh';

type Tile = AssetTile | null;
type Changed = Gathered['assets'];

/** Shows that assets changed: their tiles where they stand, and what is open of them. */
export async function showAssets(client: QueryClient, { assets, at }: Gathered): Promise<void> {
  for (const query of viewQueries(client)) {
    const view = client.getQueryData<View>(query.queryKey);
    if (view !== undefined && holds(view.first, assets))
      put(client, query, { ...view, first: withHoles(view.first, assets) });
  }
  // Which assets a selection names is not known here: any of them may be in it.
  const tasks: Promise<void>[] = [refreshOlder(client, { queryKey: queryKeys.summaries() }, at)];
  for (const query of windowQueries(client)) {
    const windowNow = () => client.getQueryData<ViewWindow>(query.queryKey);
    const found = windowNow();
    if (found === undefined) continue;
    if (holds(found.items, assets)) put(client, query, { ...found, items: withHoles(found.items, assets) });
    tasks.push(
      catchUp(client, query, () => windowNow()?.items.some((tile) => isBehind(tile, assets)) ?? false),
    );
  }
  for (const [id, version] of assets) {
    const query = client.getQueryCache().find({ queryKey: queryKeys.asset(id), exact: true });
    if (query === undefined) continue;
    const assetNow = () => client.getQueryData<Asset>(query.queryKey);
    tasks.push(
      catchUp(client, query, () => version === null || (assetNow()?.version ?? version) < version),
      refreshOlder(client, { queryKey: queryKeys.activity(id) }, at),
    );
  }
  await Promise.all(tasks);
}

/** The queries that hold a view: a list as it was when it was made. */
export function viewQueries(client: QueryClient): Query[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: queryKeys.views() })
    .filter((query) => !isWindow(query));
}

function windowQueries(client: QueryClient): Query[] {
  return client.getQueryCache().findAll({ queryKey: queryKeys.views() }).filter(isWindow);
}

export function isWindow({ queryKey }: Query): boolean {
  return queryKey[0] === 'views' && queryKey[1] === 'window';
}

/** The tiles that are loaded of a view. */
export function loadedTiles(client: QueryClient, view: View): AssetTile[] {
  const windows = client.getQueriesData<ViewWindow>({ queryKey: queryKeys.windows(view.id) });
  const tiles = [...view.first, ...windows.flatMap(([, window]) => window?.items ?? [])];
  return tiles.filter((tile) => tile !== null);
}

/** Is one of those among them that went out of sight? */
function holds(tiles: readonly Tile[], changed: Changed): boolean {
  return tiles.some((tile) => isGone(tile, changed));
}

function withHoles(tiles: readonly Tile[], changed: Changed): Tile[] {
  return tiles.map((tile) => (isGone(tile, changed) ? null : tile));
}

function isGone(tile: Tile, changed: Changed): boolean {
  return tile !== null && changed.get(tile.id) === null;
}

function isBehind(tile: Tile, changed: ReadonlyMap<Id, number | null>): boolean {
  const version = tile === null ? undefined : changed.get(tile.id);
  return tile !== null && typeof version === 'number' && tile.version < version;
}

/** Puts something in its place that is no older and no newer than what stood there. */
function put(client: QueryClient, query: Query, data: View | ViewWindow): void {
  client.setQueryData(query.queryKey, data, { updatedAt: query.state.dataUpdatedAt });
}
