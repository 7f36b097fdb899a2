import type { PointerEvent } from 'react';

interface SeekFacts {
  label: string;
  duration: number;
  time: number;
  /** What a screen reader says for the value. */
  text: string;
  onSeek: (seconds: number) => void;
}

/** The props of an element that is a slider over time: click or drag goes there. Its keys are those of the player. */
export function seekProps({ label, duration, time, text, onSeek }: SeekFacts) {
  function go(event: PointerEvent<HTMLElement>): void {
    const rect = event.currentTarget.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - rect.left) / Math.max(rect.width, 1), 0), 1);
    onSeek(part * duration);
  }
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': duration,
    'aria-valuenow': Math.min(time, duration),
    'aria-valuetext': text,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      go(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) go(event);
    },
  } as const;
}
