import { useLayoutEffect, type RefObject } from 'react';

/** How much stays free between what has the focus and what would cover it, in pixels. */
const ROOM = 12;

/**
 * Keeps what has the focus in the list in sight when the foot of the panel grows over it: what is set and what the
 * foot then says of it are read together.
 */
export function useFocusAbove(
  list: RefObject<HTMLElement | null>,
  foot: RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const cover = foot.current;
    if (cover === null) return;
    const observer = new ResizeObserver(() => {
      const row = document.activeElement;
      if (!(row instanceof HTMLElement) || list.current?.contains(row) !== true) return;
      row.style.scrollMarginBlockEnd = `${cover.offsetHeight + ROOM}px`;
      row.scrollIntoView({ block: 'nearest' });
    });
    observer.observe(cover);
    return () => observer.disconnect();
  }, [list, foot]);
}
