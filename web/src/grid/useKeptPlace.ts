import { useLayoutEffect, useRef, type RefObject } from 'react';
import { positionsIn, rectOf, type Geometry, type Scroll } from './geometry';

/** Keeps what was at the top at the top when tiles change their size or the window its width. */
export function useKeptPlace(
  ref: RefObject<HTMLElement | null>,
  grid: Geometry,
  scroll: Scroll,
  measure: () => void,
): void {
  const before = useRef({ grid, scroll, scrollTop: 0 });

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const was = before.current;
    const isReflowed = was.grid.columns !== grid.columns || was.grid.tile.height !== grid.tile.height;
    if (isReflowed && was.scrollTop > 0) {
      const top = was.scroll.toLogical(was.scrollTop);
      const [first] = positionsIn(was.grid, { top, height: 0 }, 0);
      // How far into its row the window began, as a part of the row: a row that got taller is cut at the same place.
      const into = (top - rectOf(was.grid, first).y) / was.grid.tile.height;
      element.scrollTop = scroll.toElement(rectOf(grid, first).y + into * grid.tile.height);
      measure();
    }
    before.current = { grid, scroll, scrollTop: element.scrollTop };
  }, [ref, grid, scroll, measure]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const remember = (): void => void (before.current.scrollTop = element.scrollTop);
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [ref]);
}
