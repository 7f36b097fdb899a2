import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Id } from '@/api/types';
import { topToShow, type Geometry, type Scroll } from './geometry';
import type { SelectionStore } from './selection';

interface GridFocus {
  ref: RefObject<HTMLElement | null>;
  store: SelectionStore;
  focused: number | null;
  grid: Geometry;
  scroll: Scroll;
  measure: () => void;
}

/**
 * Brings the current tile into sight when the keyboard moved to it, before the screen is painted, and takes the focus back
 * when something over the grid closes. A click moves nothing: what was clicked is in sight, and would jump away below the
 * second click of a double one.
 */
export function useGridFocus({ ref, store, focused, grid, scroll, measure }: GridFocus): void {
  const isByKeyboard = useRef(false);

  const bringIntoSight = useCallback(
    (position: number) => {
      const element = ref.current;
      if (element === null) return;
      const window = { top: scroll.toLogical(element.scrollTop), height: element.clientHeight };
      const top = topToShow(grid, position, window);
      if (top === null) return;
      element.scrollTop = scroll.toElement(top);
      measure();
    },
    [ref, grid, scroll, measure],
  );

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const keyboard = (): void => void (isByKeyboard.current = true);
    const pointer = (): void => void (isByKeyboard.current = false);
    element.addEventListener('keydown', keyboard, { capture: true });
    element.addEventListener('pointerdown', pointer, { capture: true });
    return () => {
      element.removeEventListener('keydown', keyboard, { capture: true });
      element.removeEventListener('pointerdown', pointer, { capture: true });
    };
  }, [ref]);

  const current = useRef<{ position: number; asset: Id | null } | null>(null);
  useLayoutEffect(() => {
    const before = current.current;
    const asset = focused === null ? null : (store.getState().source?.tileAt(focused)?.id ?? null);
    current.current = focused === null ? null : { position: focused, asset };
    if (focused === null) return;
    // The list was made again and the current asset stands elsewhere in it, as after a new title.
    const wasMoved =
      before !== null && asset !== null && before.asset === asset && before.position !== focused;
    if (isByKeyboard.current || wasMoved) bringIntoSight(focused);
  }, [store, focused, bringIntoSight]);

  useEffect(
    () =>
      store.onReturn(() => {
        const current = store.getState().focused ?? 0;
        ref.current
          ?.querySelector<HTMLElement>(`[role="row"][data-key="${current}"]`)
          ?.focus({ preventScroll: true });
        // After the focus: React Aria puts the scroll position back to what it last saw when the focus enters.
        bringIntoSight(current);
      }),
    [ref, store, bringIntoSight],
  );
}
