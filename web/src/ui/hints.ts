/** Whether a tooltip is in sight, and where tooltips come up. */
let shown = 0;
let place: HTMLElement | null = null;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  shown += by;
  for (const listener of listeners) listener();
}

/** One came up. Returns how to tell that it is gone. */
export function showHint(): () => void {
  change(1);
  return () => change(-1);
}

export function isHintShown(): boolean {
  return shown > 0;
}

export function subscribeToHints(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The element that they are put into; the page itself where there is none. */
export function placeOfHints(): HTMLElement {
  return place ?? document.body;
}

export function putHintsInto(element: HTMLElement | null): void {
  place = element;
}
