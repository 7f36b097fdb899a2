import type { MouseEvent } from 'react';
import type { SelectionStore } from './selection';
import { positionOf, selectHere } from './tileDrag';

/** Asks for the menu of the selection where a tile was pressed with the right button, or in its middle by the keyboard. */
export function askForMenu(
  event: MouseEvent<HTMLElement>,
  store: SelectionStore,
  onMenu: ((at: { x: number; y: number }) => void) | undefined,
): void {
  const position = positionOf(event.target);
  if (position === null || onMenu === undefined) return;
  event.preventDefault();
  // A long press with a finger begins a selection.
  if (event.nativeEvent instanceof PointerEvent && event.nativeEvent.pointerType === 'touch') return;
  selectHere(store, position);
  onMenu({ x: event.clientX, y: event.clientY });
}
