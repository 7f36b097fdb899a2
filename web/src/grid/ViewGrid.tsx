import { useQueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Id, View } from '@/api/types';
import styles from './AssetGrid.module.css';
import type { AssetGridProps } from './AssetGrid';
import type { SelectionStore, Source } from './selection';
import { SelectionStatus } from './SelectionStatus';
import { TileGrid } from './TileGrid';
import { sourceOf } from './useAssetView';

export type ViewGridProps = Omit<AssetGridProps, 'view' | 'drop' | 'onMade'> & { view: View };

/** One view: its tiles, or what stands there when it has none. */
export function ViewGrid({ empty, ...props }: ViewGridProps) {
  const { view, selection: store } = props;
  const client = useQueryClient();
  const source = useMemo(() => sourceOf(client, view), [client, view]);
  useSource(store, source);
  if (view.total === 0) return <div className={styles.empty}>{empty}</div>;
  return (
    <>
      <TileGrid source={source} {...props} />
      <SelectionStatus store={store} />
    </>
  );
}

/** Tells the selection which list is shown, when the same list was made again, and when it is gone. */
function useSource(store: SelectionStore, source: Source): void {
  const known = useRef<Id | null>(null);
  useLayoutEffect(() => {
    if (known.current === null) store.open(source);
    else if (known.current !== source.viewId) store.renew(source);
    known.current = source.viewId;
  }, [store, source]);
  useLayoutEffect(
    () => () => {
      known.current = null;
      store.close();
    },
    [store],
  );
}
