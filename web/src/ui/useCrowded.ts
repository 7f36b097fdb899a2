import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Whether a row lacks the width for all that stands in it, so that its controls show as icons only; they get their words
 * back where the row is as wide as it had to be for them. `content` names what stands in it: for another it is measured
 * anew.
 */
export function useCrowded(ref: RefObject<HTMLElement | null>, content: string): boolean {
  const [needed, setNeeded] = useState<{ content: string; width: number } | null>(null);
  const [width, setWidth] = useState(0);
  const crowded = needed !== null && needed.content === content && width < needed.width;

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || crowded || element.scrollWidth <= element.clientWidth) return;
    setWidth(element.clientWidth);
    setNeeded({ content, width: element.scrollWidth });
  }, [ref, content, crowded, width]);
  return crowded;
}
