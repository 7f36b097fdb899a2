import { useCallback } from 'react';
import type { Id } from '@/api/types';
import { AssetInfo } from '@/features/assets/AssetInfo';
import { Viewer } from '@/features/viewer/Viewer';
import { useNeighbours } from '@/grid/neighbours';
import type { SelectionStore } from '@/grid/selection';
import type { LibraryPlace } from './useLibrary';

interface Props {
  assetId: Id;
  selection: SelectionStore;
  change: LibraryPlace['change'];
}

/** The viewer above the library, with the list's order for its way on. */
export function OpenAsset({ assetId, selection, change }: Props) {
  const go = useCallback((asset: Id) => change({ asset }, 'replace'), [change]);
  const neighbours = useNeighbours(selection, assetId, go);
  const close = useCallback(() => change({ asset: '' }), [change]);
  return (
    <Viewer
      assetId={assetId}
      neighbours={neighbours}
      aside={<AssetInfo id={assetId} picture="left out" />}
      onClose={close}
    />
  );
}
