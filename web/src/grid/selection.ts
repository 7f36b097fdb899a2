import { useMemo, useSyncExternalStore } from 'react';
import type { ActionFunction, AssetTile, Id, NotDoneWhy, Selection, ViewWindow } from '@/api/types';
import { add, between, count, has, NOTHING, positions, remove, type Ranges } from './ranges';
import { toServer } from './toServer';

/** The view that the grid shows, as the selection needs to know it. */
export interface Source {
  readonly viewId: string;
  readonly total: number;
  /** The tile at a position: null for a hole, undefined while it is not loaded. */
  readonly tileAt: (position: number) => AssetTile | null | undefined;
  /** Where an asset stands, if it is among those that are loaded. */
  readonly positionOf: (asset: Id) => number | null;
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

/**
 * Selection and focus, kept outside React, so that a click draws two tiles again and not the whole page.
 *
 * Positions, not ids, are selected: that is what a view can be asked for, and it costs the same for one asset as for all.
 */
export interface SelectionStore {
  readonly getState: () => GridState;
  /** Calls the listener after each change. Returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;

  /** Selects this one only. */
  readonly replace: (position: number) => void;
  /** Adds it, or takes it away. */
  readonly toggle: (position: number) => void;
  /** Draws the range from the anchor to here instead of to where it was drawn last. */
  readonly extendTo: (position: number) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  /** Selects exactly these, as a frame drawn around them does. */
  readonly select: (ranges: Ranges) => void;

  readonly setBehavior: (behavior: GridState['behavior']) => void;
  readonly setFocused: (position: number | null) => void;
  readonly setHasFocus: (isFocused: boolean) => void;

  /** Shows another list: nothing of the old one stays selected. */
  readonly open: (source: Source) => void;
  /** The same list, made again: what was selected is looked for by its id as tiles arrive. */
  readonly renew: (source: Source) => void;
  /** No list is shown any more. */
  readonly close: () => void;
  /** Tiles came in: finds what is awaited, and tells whoever shows a tile of the selection. */
  readonly arrived: (source: Source, windows: readonly ViewWindow[]) => void;

  /** What the grid does when the focus is handed back to it, for example by a viewer that closes. */
  readonly onReturn: (listener: () => void) => () => void;
  readonly returnFocus: () => void;
}

export function createSelectionStore(): SelectionStore {
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

  return {
    getState: () => state,

    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    replace: (position) => {
      choose({ ranges: [between(position, position)], anchor: position, extent: position });
    },

    toggle: (position) => {
      const one = between(position, position);
      if (has(state.ranges, position)) choose({ ranges: remove(state.ranges, one) });
      else choose({ ranges: add(state.ranges, one), anchor: position, extent: position });
    },

    extendTo: (position) => {
      const anchor = state.anchor ?? state.focused ?? position;
      const rest = remove(state.ranges, between(anchor, state.extent ?? anchor));
      choose({ ranges: add(rest, between(anchor, position)), anchor, extent: position });
    },

    selectAll: () => {
      const total = state.source?.total ?? 0;
      if (total > 0) choose({ ranges: [[0, total]], anchor: state.anchor ?? 0, extent: total - 1 });
    },

    clear: () => {
      if (state.ranges.length > 0 || state.awaited.size > 0) {
        choose({ ranges: NOTHING, anchor: null, extent: null });
      }
    },

    select: (ranges) => {
      const anchor = ranges[0]?.[0] ?? null;
      choose({ ranges, anchor, extent: anchor });
    },

    setBehavior: (behavior) => {
      if (behavior !== state.behavior) change({ behavior });
    },

    setFocused: (focused) => {
      if (focused !== state.focused) change({ focused });
    },

    setHasFocus: (isFocused) => {
      if (isFocused !== state.isFocused) change({ isFocused });
    },

    open: (source) => change({ ...EMPTY, source, isFocused: state.isFocused }),

    renew: (source) => {
      change({
        source,
        ranges: NOTHING,
        anchor: null,
        extent: null,
        focused: focusedIn(source, state),
        awaited: selectedIds(state),
      });
    },

    close: () => change(EMPTY),

    arrived: (source, windows) => {
      if (state.awaited.size === 0) {
        change({ source });
        return;
      }
      const awaited = new Set(state.awaited);
      let { ranges } = state;
      for (const { from, items } of windows) {
        items.forEach((tile, index) => {
          if (tile && awaited.delete(tile.id)) ranges = add(ranges, between(from + index, from + index));
        });
      }
      const anchor = state.anchor ?? ranges[0]?.[0] ?? null;
      change({ source, ranges, awaited, anchor, extent: state.extent ?? anchor });
    },

    onReturn: (listener) => {
      returns.add(listener);
      return () => returns.delete(listener);
    },

    returnFocus: () => {
      for (const listener of returns) listener();
    },
  };
}

/** Where the current tile is in the list made again: with its asset, if that is known by now, else where it was. */
function focusedIn(source: Source, { focused, source: before }: GridState): number | null {
  if (focused === null) return null;
  const asset = before?.tileAt(focused)?.id;
  const found = asset === undefined ? null : source.positionOf(asset);
  return found ?? Math.min(focused, Math.max(source.total - 1, 0));
}

/** The assets to look for after the view was made again: those still awaited, and what is selected and known by its id. */
function selectedIds({ source, ranges, awaited }: GridState): ReadonlySet<string> {
  const ids = new Set(awaited);
  if (count(ranges) > FOUND_AGAIN) return ids;
  for (const position of positions(ranges)) {
    const tile = source?.tileAt(position);
    if (tile) ids.add(tile.id);
  }
  return ids;
}

export interface SelectionSummary {
  readonly count: number;
  /** How many there are to select. */
  readonly total: number;
  readonly selection: Selection | null;
  /** The asset, where exactly one is selected and its tile is loaded. */
  readonly single: AssetTile | null;
  readonly clear: () => void;
  readonly selectAll: () => void;
}

function singleOf({ source, ranges }: GridState): AssetTile | null {
  const first = ranges[0];
  if (source === null || first === undefined || count(ranges) !== 1) return null;
  return source.tileAt(first[0]) ?? null;
}

/** The first tiles of what is selected, of those that are loaded. */
export function firstSelected({ source, ranges }: GridState, most: number): AssetTile[] {
  const first: AssetTile[] = [];
  for (const position of positions(ranges)) {
    const tile = source?.tileAt(position);
    // What is not loaded lies far away: what stands before it is enough.
    if (tile === undefined || first.length === most) break;
    if (tile !== null) first.push(tile);
  }
  return first;
}

/** Why nothing of what is selected may be done that way: of one file its reason, of several that each is refused. */
export type Refusal = NotDoneWhy | 'all refused';

/** Null where it may be done to some, where some are not loaded yet, and where nothing is selected. */
export function refusalOf({ source, ranges }: GridState, action: ActionFunction): Refusal | null {
  let refusal: Refusal | null = null;
  for (const position of positions(ranges)) {
    const tile = source?.tileAt(position);
    if (tile === undefined) return null;
    if (tile === null) continue;
    // What was not told is not allowed.
    const permission = tile.can[action] ?? { allowed: false, why: 'function_unset' };
    if (permission.allowed) return null;
    refusal = refusal === null || refusal === permission.why ? permission.why : 'all refused';
  }
  return refusal;
}

export function useRefusal(store: SelectionStore, action: ActionFunction): Refusal | null {
  return useSyncExternalStore(store.subscribe, () => refusalOf(store.getState(), action));
}

/** What is selected, for a bar of actions or an inspector. Renders again only when that changes. */
export function useSelection(store: SelectionStore): SelectionSummary {
  const ranges = useSyncExternalStore(store.subscribe, () => store.getState().ranges);
  const source = useSyncExternalStore(store.subscribe, () => store.getState().source);
  const single = useSyncExternalStore(store.subscribe, () => singleOf(store.getState()));
  return useMemo(
    () => ({
      count: count(ranges),
      total: source?.total ?? 0,
      selection: toServer({ source, ranges }),
      single,
      clear: store.clear,
      selectAll: store.selectAll,
    }),
    [ranges, source, single, store],
  );
}
