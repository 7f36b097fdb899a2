import type { AssetTile, Selection, State } from '@/api/types';

/** Something to do with assets that needs a word from the person before it is done. */
export type AssetTask =
  | { kind: 'asset-state'; selection: Selection; count: number; state: State }
  | { kind: 'rename-asset'; asset: AssetTile };
