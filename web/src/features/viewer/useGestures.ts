import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { panBy, zoomAt, zoomTo, type Point, type Stage, type Zoom } from './zoom';

interface Gestures {
  stage: Stage;
  zoom: Zoom;
  /** The scale of "actual pixels", which a double click goes to. */
  actual: number;
  change: (next: (now: Zoom) => Zoom) => void;
  onSwipe: (way: 'previous' | 'next') => void;
}

/** How far a finger goes, in pixels, for the next picture. */
const SWIPE = 56;
/** One notch of a wheel enlarges by about a sixth. */
const WHEEL = 0.0015;

/** Wheel, pinch, drag, double click and swipe on the stage. */
export function useGestures(ref: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const fingers = useRef(new Map<number, Point>());
  const start = useRef<Point | null>(null);

  const onWheel = useEffectEvent((event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 20 : event.deltaY;
    // A pinch on a track pad comes as a wheel with Control, in small steps.
    const factor = Math.exp(-pixels * (event.ctrlKey ? WHEEL * 6 : WHEEL));
    const point = fromMiddle(ref.current, event);
    gestures.change((now) => zoomAt(now, factor, point, gestures.stage));
  });

  const onDoubleClick = useEffectEvent((event: MouseEvent) => {
    if (isOnControl(event)) return;
    const point = fromMiddle(ref.current, event);
    const target = gestures.zoom.scale > 1.01 ? 1 : Math.max(gestures.actual, 2);
    gestures.change((now) => zoomTo(now, target, point, gestures.stage));
  });

  const onPointerDown = useEffectEvent((event: PointerEvent) => {
    if (event.button !== 0 || isOnControl(event)) return;
    ref.current?.setPointerCapture(event.pointerId);
    fingers.current.set(event.pointerId, at(event));
    start.current = fingers.current.size === 1 ? at(event) : null;
  });

  const onPointerMove = useEffectEvent((event: PointerEvent) => {
    const before = fingers.current.get(event.pointerId);
    if (before === undefined) return;
    const others = [...fingers.current].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    const now = at(event);
    fingers.current.set(event.pointerId, now);
    const by = { x: now.x - before.x, y: now.y - before.y };
    const other = others[0];
    if (other === undefined) {
      gestures.change((zoom) => panBy(zoom, by, gestures.stage));
      return;
    }
    const factor = distance(now, other) / Math.max(distance(before, other), 1);
    const between = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
    const point = fromMiddle(ref.current, between);
    gestures.change((zoom) =>
      panBy(zoomAt(zoom, factor, point, gestures.stage), { x: by.x / 2, y: by.y / 2 }, gestures.stage),
    );
  });

  const onPointerUp = useEffectEvent((event: PointerEvent) => {
    if (!fingers.current.delete(event.pointerId) || start.current === null) return;
    const by = { x: event.clientX - start.current.x, y: event.clientY - start.current.y };
    start.current = null;
    const isSwipe =
      event.pointerType === 'touch' && Math.abs(by.x) > SWIPE && Math.abs(by.x) > 2 * Math.abs(by.y);
    if (isSwipe && gestures.zoom.scale === 1) gestures.onSwipe(by.x < 0 ? 'next' : 'previous');
  });

  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    // React's wheel listeners are passive and could not keep the page from zooming.
    element.addEventListener('wheel', (event) => onWheel(event), { passive: false, signal });
    element.addEventListener('dblclick', (event) => onDoubleClick(event), { signal });
    element.addEventListener('pointerdown', (event) => onPointerDown(event), { signal });
    element.addEventListener('pointermove', (event) => onPointerMove(event), { signal });
    element.addEventListener('pointerup', (event) => onPointerUp(event), { signal });
    element.addEventListener('pointercancel', (event) => onPointerUp(event), { signal });
    return () => stop.abort();
  }, [ref]);
}

function at(event: PointerEvent): Point {
  return { x: event.clientX, y: event.clientY };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** Where an event happened, from the middle of the element. */
function fromMiddle(element: HTMLElement | null, event: { clientX: number; clientY: number }): Point {
  if (element === null) return { x: 0, y: 0 };
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: event.clientX - left - width / 2, y: event.clientY - top - height / 2 };
}

function isOnControl(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('button') !== null;
}
