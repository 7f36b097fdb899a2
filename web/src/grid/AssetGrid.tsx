import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import type { AssetTile, Id, Selection, Sort, View, ViewQuery } from '@/api/types';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { DropZone, type GridDrop } from './DropZone';
import styles from './AssetGrid.module.css';
import type { Layout } from './geometry';
import { GridSkeleton } from './GridSkeleton';
import { ListHead } from './ListHead';
import { NewerList } from './NewerList';
import type { SelectionStore } from './selection';
import type { GridAction } from './gridKeys';
import { useView } from './useAssetView';
import { ViewGrid } from './ViewGrid';

export interface AssetGridProps {
  /** What is listed. The grid has the server make the view, and loads windows of it as they come into sight. */
  view: ViewQuery;
  selection: SelectionStore;
  /** The least width of a tile in pixels, from 112 to 320. */
  tileSize: number;
  /** Tiles, or a list with a row for each asset; tiles where it is left out. */
  layout?: Layout;
  /** The height of a row of the list in pixels. */
  rowHeight?: number;
  /** Asks for another order by the heads of the list's columns. */
  onSort?: (sort: Sort) => void;
  /** The + and − keys ask for another size; without it they do nothing. */
  onTileSize?: (size: number) => void;
  /** The grid's name for a screen reader. */
  label: string;
  /** What stands there where the list is empty. */
  empty: ReactNode;
  /** Where dropped files go, or why they may not; null takes no drops. */
  drop: GridDrop | null;
  onOpen: (asset: AssetTile, position: number, viewId: Id) => void;
  /** The current tile, which an inspector follows. */
  onFocus?: (asset: AssetTile | null) => void;
  /** Asked for by a key: M, Delete, F2. `tiles` are those of the selection that are loaded, 200 at most. */
  onAction: (action: GridAction, selection: Selection, tiles: AssetTile[]) => void;
  /** Asked for the menu of what is selected, by the right button or Shift+F10, at a place of the window. */
  onMenu?: (at: { x: number; y: number }) => void;
  /** The list was made: how long it is, and what is counted of it. */
  onMade?: (view: View) => void;
}

/** A list of assets of any length as tiles, with the keyboard, mouse and touch of a desktop. */
export function AssetGrid({ view: query, drop, onMade, ...rest }: AssetGridProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const view = useView(query);
  const made = view.data;

  useEffect(() => {
    if (made !== undefined) onMade?.(made);
  }, [made, onMade]);

  if (view.data === undefined) {
    if (view.error === null) return <GridSkeleton tileSize={rest.tileSize} />;
    return (
      <div className={styles.problem} role="alert">
        <p>{problemText(t, view.error)}</p>
        <Button onPress={() => void client.invalidateQueries({ queryKey: queryKeys.view(query) })}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  return (
    <DropZone drop={drop}>
      {rest.layout === 'list' && view.data.total > 0 && (
        <ListHead sort={query.sort} direction={query.direction} onSort={rest.onSort} />
      )}
      <NewerList query={query} view={view.data} store={rest.selection} />
      <ViewGrid key={hashKey(queryKeys.view(query))} view={view.data} {...rest} />
    </DropZone>
  );
}
