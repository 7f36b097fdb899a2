import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { positionsWithin, type Geometry, type Rect, type Scroll } from './geometry';
import { add, NOTHING, type Ranges } from './ranges';
import type { SelectionStore } from './selection';

/** How far the pointer goes, in pixels, before a press becomes a frame. */
const THRESHOLD = 4;
/** So near an edge, in pixels, the list scrolls; and how fast at most, in pixels a frame. */
const EDGE = 32;
const FASTEST = 24;

/** What a drag takes with it: the picture and the words of a tile. Beside them a frame begins. */
const GRIP = 'img, svg, [data-plate], [data-grip], button';

interface Wanted {
  ref: RefObject<HTMLElement | null>;
  grid: Geometry;
  scroll: Scroll;
  store: SelectionStore;
}

interface Band {
  /** Where it began, in logical pixels of the content. */
  x: number;
  y: number;
  pointer: { id: number; clientX: number; clientY: number };
  /** What stays selected beside it. */
  kept: Ranges;
  target: Element;
  isDrawn: boolean;
}

/** Selects by a frame that is drawn with the mouse from beside the pictures. Returns the ref of the frame's element. */
export function useRubberBand({ ref, grid, scroll, store }: Wanted): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const band = useRef<Band | null>(null);

  const begin = useEffectEvent((event: PointerEvent) => {
    const element = ref.current;
    if (element === null || event.button !== 0 || event.pointerType !== 'mouse') return;
    if (!(event.target instanceof Element) || event.target.closest(GRIP) !== null) return;
    // A press on the scroll bar is none on the content.
    if (event.clientX > element.getBoundingClientRect().left + element.clientWidth) return;
    const pointer = { id: event.pointerId, clientX: event.clientX, clientY: event.clientY };
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
    band.current = {
      ...logicalPoint(element, scroll, pointer),
      pointer,
      kept: isMore ? store.getState().ranges : NOTHING,
      target: event.target,
      isDrawn: false,
    };
  });

  const draw = useEffectEvent(() => {
    const [element, box, now] = [ref.current, frame.current, band.current];
    if (element === null || box === null || now === null) return;
    const end = logicalPoint(element, scroll, now.pointer);
    if (!now.isDrawn) {
      if (Math.hypot(end.x - now.x, end.y - now.y) < THRESHOLD) return;
      now.isDrawn = true;
      // The press on the tile below it is over: it selects nothing when the pointer goes up.
      now.target.dispatchEvent(
        new PointerEvent('pointercancel', { pointerId: now.pointer.id, bubbles: true }),
      );
    }
    const rect = between(now, end);
    const offset = scroll.toLogical(element.scrollTop) - element.scrollTop;
    box.hidden = false;
    box.style.transform = `translate(${rect.x}px, ${rect.y - offset}px)`;
    box.style.width = `${rect.width}px`;
    box.style.height = `${rect.height}px`;
    const found = positionsWithin(grid, rect);
    store.select(found.reduce<Ranges>(add, now.kept));
  });

  const finish = useEffectEvent((how: 'done' | 'cancelled') => {
    const now = band.current;
    band.current = null;
    if (frame.current !== null) frame.current.hidden = true;
    if (now === null) return;
    if (how === 'cancelled') {
      if (now.isDrawn) store.select(now.kept);
    } else if (now.isDrawn) {
      const first = store.getState().ranges[0]?.[0];
      if (first !== undefined) store.setFocused(first);
    } else if (now.target.closest('[role="row"]') === null) {
      // A click on nothing selects nothing.
      store.select(now.kept);
    }
  });

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let timer = 0;
    ref.current?.addEventListener('pointerdown', begin, { signal, capture: true });
    // What a frame is drawn from is not dragged.
    ref.current?.addEventListener(
      'dragstart',
      (event) => {
        if (band.current === null) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal, capture: true },
    );
    const scrollOn = (): void => {
      const [element, now] = [ref.current, band.current];
      if (element === null || now === null) return;
      element.scrollTop += speed(element, now.pointer.clientY);
      draw();
      timer = requestAnimationFrame(scrollOn);
    };
    document.addEventListener(
      'pointermove',
      (event) => {
        const now = band.current;
        if (now?.pointer.id !== event.pointerId) return;
        now.pointer = { id: event.pointerId, clientX: event.clientX, clientY: event.clientY };
        cancelAnimationFrame(timer);
        scrollOn();
      },
      { signal },
    );
    document.addEventListener('pointerup', () => finish('done'), { signal });
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || band.current === null) return;
        event.stopPropagation();
        finish('cancelled');
      },
      { signal, capture: true },
    );
    return () => {
      cancelAnimationFrame(timer);
      stop.abort();
    };
  }, [ref]);

  return frame;
}

function logicalPoint(
  element: HTMLElement,
  scroll: Scroll,
  { clientX, clientY }: { clientX: number; clientY: number },
): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top + scroll.toLogical(element.scrollTop) };
}

function between(one: { x: number; y: number }, other: { x: number; y: number }): Rect {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

/** How far to scroll in a frame: nothing but near an edge or beyond it. */
function speed(element: HTMLElement, clientY: number): number {
  const { top, bottom } = element.getBoundingClientRect();
  const over =
    clientY < top + EDGE ? clientY - top - EDGE : clientY > bottom - EDGE ? clientY - bottom + EDGE : 0;
  return Math.sign(over) * Math.min(Math.abs(over) / 2, FASTEST);
}
