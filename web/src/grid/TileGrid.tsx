import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { mergeProps, useGridList } from 'react-aria';
import styles from './AssetGrid.module.css';
import { geometry, listGeometry, positionsIn, rectOf, ROW, scrollOf } from './geometry';
import { GridKeyboard } from './GridKeyboard';
import type { Source } from './selection';
import { Tile } from './Tile';
import { startTileDrag } from './tileDrag';
import { askForMenu } from './tileMenu';
import { answerKey } from './gridKeys';
import { useTileAt, useTiles } from './useAssetView';
import { useGridFocus } from './useGridFocus';
import { useGridState } from './useGridState';
import { useRubberBand } from './useRubberBand';
import { useKeptPlace } from './useKeptPlace';
import { useViewport } from './useViewport';
import type { ViewGridProps } from './ViewGrid';

/** Rows drawn above and below the window, so that scrolling shows no gap. */
const OVERSCAN = 2;

type TileGridProps = Omit<ViewGridProps, 'empty'> & { source: Source };

/** The scrolling grid: draws the tiles in sight, and the current one wherever it is, and nothing else. */
export function TileGrid(props: TileGridProps) {
  const { view, source, selection: store, tileSize, label, onOpen, onFocus } = props;
  const { layout = 'tiles', rowHeight = ROW.comfortable } = props;
  const ref = useRef<HTMLDivElement>(null);
  const viewport = useViewport(ref);
  const list = useGridState(store, view.total);
  const focused = useSyncExternalStore(store.subscribe, () => store.getState().focused);
  // React Aria reads it while rendering, so that a change of it has to render.
  useSyncExternalStore(store.subscribe, () => store.getState().isFocused);

  const grid = useMemo(
    () =>
      layout === 'list'
        ? listGeometry({ total: view.total, width: viewport.width, height: rowHeight })
        : geometry({ total: view.total, width: viewport.width, size: tileSize }),
    [view.total, viewport.width, tileSize, layout, rowHeight],
  );
  const scroll = useMemo(() => scrollOf(grid, viewport.height), [grid, viewport.height]);
  const top = scroll.toLogical(viewport.scrollTop);
  const [from, until] = positionsIn(grid, { top, height: viewport.height }, OVERSCAN);
  const pages = useTiles(view, viewport.width > 0 ? [from, until] : [0, 1]);
  const tileAt = useTileAt(pages);

  useEffect(() => store.arrived(source, pages), [store, source, pages]);
  useKeptPlace(ref, grid, scroll, viewport.measure);
  useGridFocus({ ref, store, focused, grid, scroll, measure: viewport.measure });

  const focusedTile = focused === null ? null : (tileAt(focused) ?? source.tileAt(focused) ?? null);
  useEffect(() => onFocus?.(focusedTile), [focusedTile, onFocus]);

  const open = useCallback(
    (position: number) => {
      const tile = source.tileAt(position);
      if (tile) onOpen(tile, position, source.viewId);
    },
    [source, onOpen],
  );
  const keyboardDelegate = useMemo(() => new GridKeyboard(grid, viewport.height), [grid, viewport.height]);
  const { gridProps } = useGridList(
    {
      'aria-label': label,
      isVirtualized: true,
      keyboardDelegate,
      // With the other one Left and Right would look for something inside the tile.
      keyboardNavigationBehavior: 'tab',
      escapeKeyBehavior: 'none',
      disallowTypeAhead: true,
      onAction: (key) => {
        if (typeof key === 'number') open(key);
      },
    },
    list,
    ref,
  );

  function onKeyDownCapture(event: KeyboardEvent): void {
    if (!answerKey(event, { store, tileSize, open, onTileSize: props.onTileSize, onAction: props.onAction }))
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  const band = useRubberBand({ ref, grid, scroll, store });
  const shown = viewport.width > 0 ? positionsShown(from, until, focused, view.total) : [];
  const offset = top - viewport.scrollTop;
  return (
    <div
      {...mergeProps(gridProps, {
        onKeyDownCapture,
        onDragStart: (event: DragEvent<HTMLElement>) => startTileDrag(event, store),
        onContextMenu: (event: MouseEvent<HTMLElement>) => askForMenu(event, store, props.onMenu),
      })}
      ref={ref}
      className={styles.grid}
      data-layout={layout}
    >
      <div role="presentation" className={styles.content} style={{ height: scroll.height }}>
        {shown.map((position) => {
          const { y, ...rect } = rectOf(grid, position);
          return (
            <Tile
              key={position}
              position={position}
              tile={tileAt(position)}
              list={list}
              store={store}
              {...rect}
              y={y - offset}
              picture={grid.picture}
              lines={grid.lines}
              layout={layout}
            />
          );
        })}
        <div ref={band} className={styles.band} hidden />
      </div>
    </div>
  );
}

/** What is drawn: what is in sight, and the current tile, so that the keyboard's focus is never lost by scrolling. */
function positionsShown(from: number, until: number, focused: number | null, total: number): number[] {
  const shown = Array.from({ length: until - from }, (_, index) => from + index);
  const isOut = focused !== null && focused < total && (focused < from || focused >= until);
  return isOut ? [...shown, focused].sort((one, other) => one - other) : shown;
}
