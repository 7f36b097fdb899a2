import { useMemo, useSyncExternalStore } from 'react';
import type { AssetTile, Selection } from '@/api/types';
import { add, between, complement, count, has, NOTHING, positions, remove, within, type Ranges } from './ranges';

/** The view that the grid shows, as the selection needs to know it. */
export interface Source {
  readonly viewId: string;
  readonly total: number;
  /** The tile at a position: null for a hole, undefined while it is not loaded. */
  tileAt(position: number): AssetTile | null | undefined;
}

/** What is selected and where the focus is. Immutable: each change makes a new one. */
export interface GridState {
  readonly source: Source | null;
  readonly ranges: Ranges;
  /** Where a range starts, and how far it was last drawn. */
  readonly anchor: number | null;
  readonly extent: number | null;
  /** The current tile: the one that the keyboard moves from and the inspector shows. */
  readonly focused: number | null;
  /** Whether the keyboard's focus is in the grid. */
  readonly isFocused: boolean;
  /** `replace` with mouse and keyboard, `toggle` once a long press began a selection by touch. */
  readonly behavior: 'replace' | 'toggle';
  /** Assets that were selected before the view was made again, and that have not been met in it yet. */
  readonly awaited: ReadonlySet<string>;
}

/** Up to this many assets are named to the server one by one; more are sent as ranges of the view. */
const NAMED = 50;
/** Up to this many selected assets are found again after the view was made again. */
const FOUND_AGAIN = 500;

const NOBODY: ReadonlySet<string> = new Set();

const EMPTY: GridState = {
  source: null,
  ranges: NOTHING,
  anchor: null,
  extent: null,
  focused: null,
  isFocused: false,
  behavior: 'replace',
  awaited: NOBODY,
};

export type SelectionStore = ReturnType<typeof createSelectionStore>;

/**
 * Keeps selection and focus outside React, so that a click draws two tiles again and not the whole page.
 *
 * Positions, not ids, are selected: that is what a view can be asked for, and it costs the same for one asset as for all.
 */
export function createSelectionStore() {
  let state = EMPTY;
  const listeners = new Set<() => void>();
  const returns = new Set<() => void>();

  function change(next: Partial<GridState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  /** A choice somebody made: what was still awaited from an older view no longer matters. */
  function choose(next: Partial<GridState>): void {
    const emptied = next.ranges?.length === 0;
    change({ awaited: NOBODY, ...(emptied ? { behavior: 'replace' as const } : {}), ...next });
  }

  const store = {
    getState: (): GridState => state,

    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Selects this one only. */
    replace(position: number): void {
      choose({ ranges: [between(position, position)], anchor: position, extent: position });
    },

    /** Adds it, or takes it away. */
    toggle(position: number): void {
      const one = between(position, position);
      if (has(state.ranges, position)) choose({ ranges: remove(state.ranges, one) });
      else choose({ ranges: add(state.ranges, one), anchor: position, extent: position });
    },

    /** Draws the range from the anchor to here instead of to where it was drawn last. */
    extendTo(position: number): void {
      const anchor = state.anchor ?? state.focused ?? position;
      const rest = remove(state.ranges, between(anchor, state.extent ?? anchor));
      choose({ ranges: add(rest, between(anchor, position)), anchor, extent: position });
    },

    selectAll(): void {
      const total = state.source?.total ?? 0;
      if (total > 0) choose({ ranges: [[0, total]], anchor: state.anchor ?? 0, extent: total - 1 });
    },

    clear(): void {
      if (state.ranges.length > 0 || state.awaited.size > 0) choose({ ranges: NOTHING, anchor: null, extent: null });
    },

    setBehavior(behavior: GridState['behavior']): void {
      if (behavior !== state.behavior) change({ behavior });
    },

    setFocused(focused: number | null): void {
      if (focused !== state.focused) change({ focused });
    },

    setHasFocus(isFocused: boolean): void {
      if (isFocused !== state.isFocused) change({ isFocused });
    },

    /** Shows another list: nothing of the old one stays selected. */
    open(source: Source): void {
      change({ ...EMPTY, source, isFocused: state.isFocused });
    },

    /** The same list, made again: what was selected is looked for by its id as tiles arrive. */
    renew(source: Source): void {
      const awaited = new Set(state.awaited);
      if (count(state.ranges) <= FOUND_AGAIN) {
        for (const position of positions(state.ranges)) {
          const tile = state.source?.tileAt(position);
          if (tile) awaited.add(tile.id);
        }
      }
      const last = Math.max(source.total - 1, 0);
      const focused = state.focused === null ? null : Math.min(state.focused, last);
      change({ source, ranges: NOTHING, anchor: null, extent: null, focused, awaited });
    },

    /** Tiles came in: finds what is awaited, and tells whoever shows a tile of the selection. */
    arrived(source: Source, from: number, tiles: readonly (AssetTile | null | undefined)[]): void {
      let { ranges, awaited } = state;
      tiles.forEach((tile, index) => {
        if (!tile || !awaited.has(tile.id)) return;
        ranges = add(ranges, between(from + index, from + index));
        awaited = new Set([...awaited].filter((id) => id !== tile.id));
      });
      const anchor = state.anchor ?? ranges[0]?.[0] ?? null;
      change({ source, ranges: within(ranges, source.total), awaited, anchor, extent: state.extent ?? anchor });
    },

    /** What the grid does when the focus is handed back to it, for example by a viewer that closes. */
    onReturn(listener: () => void): () => void {
      returns.add(listener);
      return () => returns.delete(listener);
    },

    returnFocus(): void {
      for (const listener of returns) listener();
    },
  };
  return store;
}

/** The selection as the server is told it, or null where nothing is selected. */
export function toServer({ source, ranges }: Pick<GridState, 'source' | 'ranges'>): Selection | null {
  const size = count(ranges);
  if (source === null || size === 0) return null;
  if (size <= NAMED) {
    const tiles = [...positions(ranges)].map((position) => source.tileAt(position));
    // A hole is an asset that may no longer be seen: it is left out here as the server would leave it out.
    if (!tiles.includes(undefined)) return { assets: tiles.flatMap((tile) => (tile ? [tile.id] : [])) };
  }
  const gaps = complement(ranges, source.total);
  const selects = ranges.map(([from, until]): [number, number] => [from, until]);
  // "All but these few" is shorter said with exceptions, "these stretches" with ranges.
  if (count(gaps) < ranges.length) return { view: source.viewId, ranges: [[0, source.total]], except: [...positions(gaps)] };
  return { view: source.viewId, ranges: selects, except: [] };
}

export interface SelectionSummary {
  readonly count: number;
  readonly selection: Selection | null;
  /** The asset, where exactly one is selected and its tile is loaded. */
  readonly single: AssetTile | null;
  clear(): void;
  selectAll(): void;
}

function singleOf({ source, ranges }: GridState): AssetTile | null {
  const first = ranges[0];
  if (source === null || first === undefined || count(ranges) !== 1) return null;
  return source.tileAt(first[0]) ?? null;
}

/** What is selected, for a bar of actions or an inspector. Renders again only when that changes. */
export function useSelection(store: SelectionStore): SelectionSummary {
  const ranges = useSyncExternalStore(store.subscribe, () => store.getState().ranges);
  const source = useSyncExternalStore(store.subscribe, () => store.getState().source);
  const single = useSyncExternalStore(store.subscribe, () => singleOf(store.getState()));
  return useMemo(
    () => ({
      count: count(ranges),
      selection: toServer({ source, ranges }),
      single,
      clear: store.clear,
      selectAll: store.selectAll,
    }),
    [ranges, source, single, store],
  );
}
