import {
  useQueries,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import type { AssetTile, Id, View, ViewQuery, ViewWindow } from '@/api/types';
import { makeView, readWindow } from '@/api/views';
import type { Source } from './selection';

/** Positions are loaded this many at a time, on page borders, so that neighbours share what was loaded. */
export const PAGE = 100;

/** How often a page is asked for again while one of its assets is being worked on. */
const WORKING_POLL_MS = 2_000;
/** How often a page that could not be loaded is asked for again. */
const GONE_POLL_MS = 5_000;
/** How long what a page says is taken for granted. */
const FRESH_MS = 30_000;

type Tile = AssetTile | null | undefined;

/** The view for a query: made by the server when the grid opens, and again when lists were invalidated. */
export function useView(query: ViewQuery): UseQueryResult<View> {
  return useQuery({
    queryKey: queryKeys.view(query),
    queryFn: ({ signal }) => makeView(query, signal),
    staleTime: 5_000,
    refetchOnWindowFocus: false,
  });
}

/** The view as the selection knows it: what is loaded of it, without waiting. */
export function sourceOf(client: QueryClient, view: View): Source {
  return {
    viewId: view.id,
    total: view.total,
    tileAt: (position) => loadedTile(client, view, position),
    positionOf: (asset) => loadedPosition(client, view, asset),
  };
}

function loadedPosition(client: QueryClient, view: View, asset: Id): number | null {
  const loaded = client.getQueriesData<ViewWindow>({ queryKey: queryKeys.windows(view.id) });
  const windows = [{ from: 0, items: view.first }, ...loaded.flatMap(([, window]) => window ?? [])];
  for (const { from, items } of windows) {
    const index = items.findIndex((tile) => tile?.id === asset);
    if (index >= 0) return from + index;
  }
  return null;
}

function loadedTile(client: QueryClient, view: View, position: number): Tile {
  const page = Math.floor(position / PAGE);
  const window = client.getQueryData<ViewWindow>(queryKeys.window(view.id, page));
  return window === undefined ? view.first[position] : window.items[position - page * PAGE];
}

/** Loads the page with this position, if need be, and tells the tile there: null where nothing may be seen. */
export async function loadTile(client: QueryClient, viewId: Id, position: number): Promise<AssetTile | null> {
  const page = Math.floor(position / PAGE);
  const window = await client.query({ ...windowQuery(viewId, page), staleTime: FRESH_MS });
  return window.items[position - page * PAGE] ?? null;
}

function windowQuery(viewId: Id, page: number) {
  return {
    queryKey: queryKeys.window(viewId, page),
    queryFn: ({ signal }: { signal: AbortSignal }) => readWindow(viewId, page * PAGE, PAGE, signal),
  };
}

/** When a page is asked for again by itself: while an asset of it is worked on, and until a server that was gone is back. */
function pollOf({ state }: { state: { data: ViewWindow | undefined; status: string } }): number | false {
  if (state.status === 'error') return GONE_POLL_MS;
  const isWorking = state.data?.items.some((tile) => tile?.processing === 'waiting') ?? false;
  return isWorking ? WORKING_POLL_MS : false;
}

/** The pages that hold the positions [from, until). */
function pagesOf(from: number, until: number): number[] {
  if (until <= from) return [];
  const first = Math.floor(from / PAGE);
  const last = Math.floor((until - 1) / PAGE);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What is loaded of the pages in sight. Stable while nothing changes, because `combine` is. */
function combine(results: UseQueryResult<ViewWindow>[]): { windows: ViewWindow[]; isGone: boolean } {
  return {
    windows: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    isGone: results.some(({ error }) => error instanceof Problem && error.status === 404),
  };
}

/** The tiles of the pages that hold [from, until), loaded as they are needed and kept up to date. */
export function useTiles(view: View, [from, until]: readonly [number, number]): readonly ViewWindow[] {
  const client = useQueryClient();
  const before = useBefore(view);
  const { windows, isGone } = useQueries({
    queries: pagesOf(from, until).map((page) => ({
      ...windowQuery(view.id, page),
      staleTime: FRESH_MS,
      // Every view comes with its first page.
      ...(page === 0 ? { initialData: { from: 0, items: view.first.slice(0, PAGE) } } : {}),
      // A list that was made again shows what the one before had here until it knows better.
      placeholderData: () => before(page),
      refetchInterval: pollOf,
    })),
    combine,
  });
  // A view lives for an hour; when it is gone, the list is made again.
  useEffect(() => {
    if (isGone) void client.invalidateQueries({ queryKey: queryKeys.views() });
  }, [client, isGone]);
  return windows;
}

/** A lookup of loaded tiles by position. */
export function useTileAt(windows: readonly ViewWindow[]): (position: number) => Tile {
  return useCallback(
    (position: number) => {
      const window = windows.find(({ from, items }) => position >= from && position < from + items.length);
      return window?.items[position - window.from];
    },
    [windows],
  );
}

/** Pages of the view that was shown before this one. */
function useBefore(view: View): (page: number) => ViewWindow | undefined {
  const client = useQueryClient();
  const shown = useRef<{ now: Id; before: Id | null }>({ now: view.id, before: null });
  useEffect(() => {
    if (shown.current.now !== view.id) shown.current = { now: view.id, before: shown.current.now };
  }, [view.id]);
  return useCallback(
    (page: number) => {
      const { now, before } = shown.current;
      const id = now === view.id ? before : now;
      return id === null ? undefined : client.getQueryData<ViewWindow>(queryKeys.window(id, page));
    },
    [client, view.id],
  );
}
