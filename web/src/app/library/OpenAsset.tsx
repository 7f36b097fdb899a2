import { useCallback, useState } from 'react';
import type { Id } from '@/api/types';
import { AssetInfo } from '@/features/assets/AssetInfo';
import { Viewer } from '@/features/viewer/Viewer';
import { useNeighbours } from '@/grid/neighbours';
import type { SelectionStore } from '@/grid/selection';
import { HelpSheet } from '../shell/HelpSheet';
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
  const [help, setHelp] = useState(false);
  const close = useCallback(() => change({ asset: '' }), [change]);
  return (
    <>
      <Viewer
        assetId={assetId}
        neighbours={neighbours}
        aside={<AssetInfo id={assetId} picture="left out" />}
        onHelp={() => setHelp(true)}
        onClose={close}
      />
      {help && (
        // Keys pressed in there are not for the viewer below.
        <div onKeyDown={(event) => event.stopPropagation()}>
          <HelpSheet onClose={() => setHelp(false)} />
        </div>
      )}
    </>
  );
}
