import type { AssetTile, Selection } from '@/api/types';
import { LARGEST_TILE, SMALLEST_TILE, TILE_STEP } from './geometry';
import { positions } from './ranges';
import type { SelectionStore } from './selection';
import { toServer } from './toServer';

/** What can be asked for from the grid; whether it may be done is for the one who is asked. */
export type GridAction =
  'edit' | 'move' | 'archive' | 'delete' | 'rename' | 'restore' | 'download' | 'copy-link';

export interface GridKeys {
  store: SelectionStore;
  tileSize: number;
  open: (position: number) => void;
  onTileSize: ((size: number) => void) | undefined;
  onAction: (action: GridAction, selection: Selection, tiles: AssetTile[]) => void;
}

/** The part of a keyboard event that a key is known by. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** How many tiles of a selection are handed over with it. */
const HANDED = 200;

const ACTION_KEYS: Readonly<Record<string, GridAction>> = {
  F2: 'rename',
  e: 'edit',
  E: 'edit',
  m: 'move',
  M: 'move',
  Delete: 'delete',
};

/**
 * The keys that the grid answers itself, before React Aria sees them: Space previews instead of selecting, Home and End
 * draw a range with Shift. Returns whether the key was answered.
 */
export function answerKey(event: Key, keys: GridKeys): boolean {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const { focused, ranges } = keys.store.getState();
  if (event.key === 'Home' || event.key === 'End') return goToEnd(event, keys.store);
  if (event.key === 'Escape' && ranges.length > 0) {
    keys.store.clear();
    return true;
  }
  if (isCopy(event)) return act('copy-link', keys);
  if (!isPlain) return false;
  if (event.key === ' ' && !event.shiftKey) {
    if (focused !== null) keys.open(focused);
    return focused !== null;
  }
  if (event.key === '+' || event.key === '-' || event.key === '=') return resize(event.key, keys);
  const action = ACTION_KEYS[event.key];
  if (action === undefined || event.shiftKey) return false;
  return act(action, keys);
}

/** Ctrl+C or Cmd+C, as long as no words are marked that it would copy. */
function isCopy({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): boolean {
  const isAsked = key.toLowerCase() === 'c' && (ctrlKey || metaKey) && !altKey && !shiftKey;
  return isAsked && (document.getSelection()?.isCollapsed ?? true);
}

/** Asks for an action on the selection, with those of its tiles that are loaded. */
export function act(action: GridAction, { store, onAction }: Pick<GridKeys, 'store' | 'onAction'>): boolean {
  const state = store.getState();
  const selection = toServer(state);
  if (selection === null) return false;
  const tiles: AssetTile[] = [];
  for (const position of positions(state.ranges)) {
    const tile = state.source?.tileAt(position);
    if (tile) tiles.push(tile);
    if (tiles.length === HANDED) break;
  }
  onAction(action, selection, tiles);
  return true;
}

function goToEnd(event: Key, store: SelectionStore): boolean {
  const total = store.getState().source?.total ?? 0;
  if (total === 0 || event.altKey) return false;
  const target = event.key === 'Home' ? 0 : total - 1;
  if (event.shiftKey) store.extendTo(target);
  else if (!event.ctrlKey && !event.metaKey) store.replace(target);
  store.setFocused(target);
  return true;
}

function resize(key: string, { tileSize, onTileSize }: GridKeys): boolean {
  if (onTileSize === undefined) return false;
  const size = tileSize + (key === '-' ? -TILE_STEP : TILE_STEP);
  onTileSize(Math.min(Math.max(size, SMALLEST_TILE), LARGEST_TILE));
  return true;
}
