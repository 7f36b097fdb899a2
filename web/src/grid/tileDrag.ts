import type { DragEvent } from 'react';
import { DRAG_ASSETS, writeDrag } from '@/app/drag';
import { count, has } from './ranges';
import type { SelectionStore } from './selection';
import { toServer } from './toServer';
import styles from './tileDrag.module.css';

/** The position of the tile that an event happened in. */
export function positionOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest('[role="row"][data-key]') : null;
  const key = row?.getAttribute('data-key');
  return key == null ? null : Number(key);
}

/** What is done from a tile outside the selection is done to it alone, as on a desktop. */
export function selectHere(store: SelectionStore, position: number): void {
  if (has(store.getState().ranges, position)) return;
  store.replace(position);
  store.setFocused(position);
}

/**
 * Begins a drag of the selection; a tile outside it is selected first, as files are on a desktop. One handler for the whole
 * grid: nothing is counted or kept per tile.
 */
export function startTileDrag(event: DragEvent<HTMLElement>, store: SelectionStore): void {
  const position = positionOf(event.target);
  if (position === null) return;
  selectHere(store, position);
  const state = store.getState();
  const selection = toServer(state);
  if (selection === null) {
    event.preventDefault();
    return;
  }
  const size = count(state.ranges);
  event.dataTransfer.effectAllowed = 'copyMove';
  event.dataTransfer.setData(DRAG_ASSETS, writeDrag({ selection, count: size }));
  const title = state.source?.tileAt(position)?.title ?? '';
  showDragImage(event, size === 1 ? title : String(size));
}

/** The picture that follows the pointer: the dragged tile's thumbnail with how many go along. */
function showDragImage(event: DragEvent<HTMLElement>, text: string): void {
  const image = document.createElement('div');
  image.className = styles.image ?? '';
  const source = event.target instanceof Element ? event.target.querySelector('img') : null;
  if (source !== null) {
    const thumbnail = new Image();
    thumbnail.src = source.currentSrc;
    image.append(thumbnail);
  }
  const label = document.createElement('span');
  label.textContent = text;
  image.append(label);
  document.body.append(image);
  event.dataTransfer.setDragImage(image, 16, 16);
  // The browser takes its picture when the handler has returned.
  requestAnimationFrame(() => image.remove());
}
