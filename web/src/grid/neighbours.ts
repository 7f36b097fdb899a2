import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { AssetTile, Id } from '@/api/types';
import type { SelectionStore } from './selection';
import { loadTile } from './useAssetView';

export interface Neighbours {
  /** Goes to the asset before or after; null at an end of the list, and where the asset is not in the list shown. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  /** Where it stands in the list, from 0. */
  readonly place: { readonly position: number; readonly total: number } | null;
}

/** How far a step goes on over holes before it gives up. */
const HOLES = 50;

/**
 * The assets before and after the one that is open, in the list that the grid shows. The grid's current tile goes along, and
 * gets the focus when the caller unmounts.
 */
export function useNeighbours(store: SelectionStore, assetId: Id, go: (assetId: Id) => void): Neighbours {
  const client = useQueryClient();
  const source = useSyncExternalStore(store.subscribe, () => store.getState().source);
  const focused = useSyncExternalStore(store.subscribe, () => store.getState().focused);
  const isCurrent = focused !== null && source?.tileAt(focused)?.id === assetId;
  useEffect(() => () => store.returnFocus(), [store]);

  // Opened by its address: the list may have it all the same.
  useEffect(() => {
    const position = isCurrent ? null : (source?.positionOf(assetId) ?? null);
    if (position !== null) makeCurrent(store, position);
  }, [store, source, assetId, isCurrent]);

  return useMemo(() => {
    if (source === null || focused === null || !isCurrent) return { previous: null, next: null, place: null };
    const step = (by: 1 | -1) => async (): Promise<void> => {
      const found = await firstFrom(client, source, focused + by, by);
      if (found === null) return;
      makeCurrent(store, found.position);
      go(found.tile.id);
    };
    return {
      previous: focused > 0 ? () => void step(-1)() : null,
      next: focused + 1 < source.total ? () => void step(1)() : null,
      place: { position: focused, total: source.total },
    };
  }, [client, store, source, focused, isCurrent, go]);
}

function makeCurrent(store: SelectionStore, position: number): void {
  store.setFocused(position);
  store.replace(position);
}

async function firstFrom(
  client: QueryClient,
  source: { viewId: Id; total: number },
  start: number,
  by: 1 | -1,
): Promise<{ position: number; tile: AssetTile } | null> {
  for (let position = start; Math.abs(position - start) < HOLES; position += by) {
    if (position < 0 || position >= source.total) return null;
    const tile = await loadTile(client, source.viewId, position);
    if (tile !== null) return { position, tile };
  }
  return null;
}
