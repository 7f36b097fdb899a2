import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly scrollTop: number;
}

/** Scroll positions are told in steps of this many pixels: within one, the same tiles are drawn. */
const STEP = 32;

/** The size and scroll position of an element. Zero by zero until it was measured. */
export function useViewport(ref: RefObject<HTMLElement | null>): Viewport & { measure: () => void } {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, scrollTop: 0 });

  const measure = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    const next = {
      width: element.clientWidth,
      height: element.clientHeight,
      scrollTop: Math.floor(element.scrollTop / STEP) * STEP,
    };
    setViewport((now) =>
      now.width === next.width && now.height === next.height && now.scrollTop === next.scrollTop ? now : next,
    );
  }, [ref]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [ref, measure]);

  return { ...viewport, measure };
}
