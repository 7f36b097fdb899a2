/** Listens to several events. Returns how to stop. */
export function listen(
  element: HTMLMediaElement,
  handlers: Readonly<Record<string, () => void>>,
): () => void {
  const all = Object.entries(handlers);
  for (const [type, handler] of all) element.addEventListener(type, handler);
  return () => {
    for (const [type, handler] of all) element.removeEventListener(type, handler);
  };
}

/** The end of the loaded stretch that the element stands in. */
export function loadedUntil({ buffered, currentTime }: HTMLMediaElement): number {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime + 0.1 && currentTime <= buffered.end(index))
      return buffered.end(index);
  }
  return 0;
}

/** Calls `presented` with the start of each film frame that reaches the screen. */
export function watchFrames(element: HTMLMediaElement, presented: (mediaTime: number) => void): () => void {
  if (!(element instanceof HTMLVideoElement)) return () => undefined;
  const again: VideoFrameRequestCallback = (_, { mediaTime }) => {
    presented(mediaTime);
    request = element.requestVideoFrameCallback(again);
  };
  let request = element.requestVideoFrameCallback(again);
  return () => element.cancelVideoFrameCallback(request);
}

/** Calls `tick` before each repaint with the seconds since the last one, while it is started. */
export function createClock(tick: (elapsed: number) => void): { start: () => void; stop: () => void } {
  let request: number | null = null;
  return {
    start: () => {
      if (request !== null) return;
      let before = performance.now();
      const again = (now: number): void => {
        request = requestAnimationFrame(again);
        const elapsed = Math.max(now - before, 0) / 1_000;
        before = now;
        tick(elapsed);
      };
      request = requestAnimationFrame(again);
    },
    stop: () => {
      if (request !== null) cancelAnimationFrame(request);
      request = null;
    },
  };
}
