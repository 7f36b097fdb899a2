import { useMemo } from 'react';
import type { ListState } from 'react-stately';
import type { AssetTile } from '@/api/types';
import { LazyCollection } from './LazyCollection';
import { RangeSelectionManager } from './RangeSelectionManager';
import type { SelectionStore } from './selection';

const NO_KEYS: ListState<AssetTile>['disabledKeys'] = new Set();

/** React Aria's list state over a view of this size: nothing in it is kept per asset. */
export function useGridState(store: SelectionStore, total: number): ListState<AssetTile> {
  return useMemo(() => {
    const collection = new LazyCollection(total);
    return {
      collection,
      disabledKeys: NO_KEYS,
      selectionManager: new RangeSelectionManager(collection, store),
    };
  }, [store, total]);
}
