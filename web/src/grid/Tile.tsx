import { memo, useMemo, useRef, useSyncExternalStore, type MouseEvent } from 'react';
import { useGridListItem } from 'react-aria';
import { useTranslation } from 'react-i18next';
import type { ListState, Node } from 'react-stately';
import type { AssetTile } from '@/api/types';
import { Check } from '@/ui/icons';
import { classes } from '@/ui/classes';
import { MAT, type Layout, type Rect } from './geometry';
import { KindGlyph } from './KindGlyph';
import { ListRow } from './ListRow';
import { has } from './ranges';
import type { GridState, SelectionStore } from './selection';
import styles from './Tile.module.css';
import { TilePicture } from './TilePicture';
import { metaOf, nameOf } from './tileWords';

interface TileProps {
  position: number;
  /** Null where nothing may be seen any more, undefined while it is loading. */
  tile: AssetTile | null | undefined;
  list: ListState<AssetTile>;
  store: SelectionStore;
  x: number;
  y: number;
  width: number;
  height: number;
  picture: number;
  lines: 1 | 2;
  layout: Layout;
}

/** All that a tile shows of the grid's state, as one number: it is drawn again when this changes and at no other time. */
function flagsOf({ ranges, focused, isFocused, behavior }: GridState, position: number): number {
  const isCurrent = focused === position;
  const isEmpty = ranges.length === 0;
  return (
    (has(ranges, position) ? 1 : 0) +
    (isCurrent ? 2 : 0) +
    (isCurrent && isFocused ? 4 : 0) +
    // React Aria decides by these two what a tap does, once a long press began a selection.
    (behavior === 'toggle' ? 8 : 0) +
    (behavior === 'toggle' && isEmpty ? 16 : 0)
  );
}

/** One asset in the grid. */
export const Tile = memo(function Tile({
  position,
  tile,
  list,
  store,
  picture,
  lines,
  layout,
  ...rect
}: TileProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDivElement>(null);
  const node = useMemo(() => nodeAt(list, position), [list, position]);
  useSyncExternalStore(store.subscribe, () => flagsOf(store.getState(), position));
  // No `isVirtualized`: with it React Aria walks the whole collection for each tile; the row's number is set here instead.
  const { rowProps, gridCellProps, isSelected } = useGridListItem(
    { node, shouldSelectOnPressUp: true },
    list,
    ref,
  );
  return (
    <div
      {...rowProps}
      ref={ref}
      className={layout === 'list' ? classes(styles.tile, styles.row) : styles.tile}
      style={placed(rect)}
      draggable={tile ? true : undefined}
      aria-rowindex={position + 1}
      aria-label={nameOf(t, tile)}
      data-hole={tile === null || undefined}
      data-toggles={store.getState().behavior === 'toggle' || undefined}
    >
      <div {...gridCellProps} className={styles.cell}>
        {layout === 'list' ? (
          <ListRow tile={tile} picture={picture} />
        ) : (
          <>
            <div className={styles.picture} style={{ height: picture }}>
              <TilePicture tile={tile} box={{ width: rect.width - 2 * MAT, height: picture }} />
            </div>
            {tile && <Caption tile={tile} lines={lines} />}
          </>
        )}
      </div>
      {tile && <CheckMark isSelected={isSelected} position={position} store={store} />}
    </div>
  );
});

function nodeAt(list: ListState<AssetTile>, position: number): Node<AssetTile> {
  const node = list.collection.getItem(position);
  if (node === null) throw new RangeError(`no tile at ${position}`);
  return node;
}

/** Written by script, which a strict content security policy lets through. */
function placed({ x, y, width, height }: Rect) {
  return { transform: `translate(${x}px, ${y}px)`, width, height };
}

function Caption({ tile, lines }: { tile: AssetTile; lines: 1 | 2 }) {
  const { t } = useTranslation();
  if (lines === 1) {
    return (
      <div className={styles.caption} data-processing={tile.locked ? 'locked' : tile.processing}>
        {tile.kind !== 'picture' && <KindGlyph kind={tile.kind} size={12} />}
        <div className={styles.title}>
          <span data-grip>{tile.title}</span>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.caption} data-lines="2">
      <div className={styles.title}>
        <span data-grip>{tile.title}</span>
      </div>
      <div className={styles.meta} data-processing={tile.locked ? 'locked' : tile.processing}>
        <KindGlyph kind={tile.kind} size={12} />
        <span>{metaOf(t, tile)}</span>
      </div>
    </div>
  );
}

/**
 * The mark of a selected tile, and a way to add one to the selection without a modifier key. Screen readers select the row
 * itself, so that this is hidden from them.
 */
function CheckMark({
  isSelected,
  position,
  store,
}: {
  isSelected: boolean;
  position: number;
  store: SelectionStore;
}) {
  function choose(event: MouseEvent): void {
    event.stopPropagation();
    if (event.shiftKey) store.extendTo(position);
    else store.toggle(position);
    store.setFocused(position);
  }
  const keep = (event: { stopPropagation(): void }): void => event.stopPropagation();
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className={styles.check}
      data-selected={isSelected || undefined}
      onPointerDown={keep}
      onMouseDown={keep}
      onDoubleClick={keep}
      onClick={choose}
    >
      <Check size={14} strokeWidth={2.5} aria-hidden="true" />
    </button>
  );
}
