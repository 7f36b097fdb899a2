import type { Fraction } from '@/api/types';
import { centreOf, frameAt, frameCount, frameStartingAt, nominalRate } from './frames';
import { backwards, forwards, type Speed } from './shuttle';

export interface PlayerState {
  readonly speed: Speed;
  /** Seconds from the start; for a film with a known frame rate the frame is the truth. */
  readonly time: number;
  /** Null where frames mean nothing, or their rate is not known. */
  readonly frame: number | null;
  readonly duration: number;
  /** How far it is loaded from where it stands, in seconds from the start. */
  readonly loaded: number;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly isWaiting: boolean;
  readonly isBroken: boolean;
}

export interface Player {
  readonly getState: () => PlayerState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes over a media element; returns how to let it go. A ref callback. */
  readonly attach: (element: HTMLMediaElement | null) => (() => void) | undefined;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly forwards: () => void;
  readonly backwards: () => void;
  /** Stops and goes by frames, or by tenths of a second where there are none. */
  readonly step: (frames: number) => void;
  /** Goes by seconds, without stopping. */
  readonly skip: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
  readonly setVolume: (volume: number) => void;
  readonly toggleMute: () => void;
  /** Loads again what could not be played. */
  readonly reload: () => void;
}

/** One step where there are no frames to count, in seconds. */
const STEP_WITHOUT_FRAMES = 0.1;

const START: PlayerState = {
  speed: 0,
  time: 0,
  frame: null,
  duration: 0,
  loaded: 0,
  volume: 1,
  isMuted: false,
  isWaiting: false,
  isBroken: false,
};

/** Drives a film or a sound by whole frames. `rate` is null for sound and where it is not known. */
export function createPlayer({ rate, duration }: { rate: Fraction | null; duration: number | null }): Player {
  let state: PlayerState = { ...START, frame: rate === null ? null : 0, duration: duration ?? 0 };
  let media: HTMLMediaElement | null = null;
  /** The frame that was asked for last and is not on screen yet. Steps count from here, not from what is seen. */
  let wanted: number | null = null;
  /** Where going backwards has come to: between frames, so that slow steps back add up. */
  let cursor: number | null = null;
  const clock = createClock((elapsed) => tick(elapsed));
  const listeners = new Set<() => void>();

  function change(next: Partial<PlayerState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function lastFrame(): number {
    return rate === null ? 0 : frameCount(state.duration, rate) - 1;
  }

  /** Goes to the middle of a frame. */
  function toFrame(frame: number, exact: Fraction): void {
    const target = Math.min(Math.max(frame, 0), lastFrame());
    wanted = target;
    if (media !== null) media.currentTime = centreOf(target, exact);
    change({ frame: target, time: centreOf(target, exact) });
  }

  function seek(seconds: number): void {
    const target = Math.min(Math.max(seconds, 0), state.duration);
    if (rate !== null) {
      toFrame(frameAt(target, rate), rate);
      return;
    }
    if (media !== null) media.currentTime = target;
    change({ time: target });
  }

  function setSpeed(speed: Speed): void {
    if (media === null) return;
    cursor = null;
    change({ speed });
    if (speed === 0) clock.stop();
    else clock.start();
    if (speed > 0) {
      media.playbackRate = speed;
      media.play().catch(stopped);
    } else {
      media.pause();
    }
  }

  /** Shows where the element is, unless it is still on its way to a frame that was asked for. */
  function follow(seconds: number, frame: number | null): void {
    if (media === null || media.seeking) return;
    wanted = null;
    change({ time: seconds, frame });
  }

  /** Before each repaint while it goes: follows a sound, and sends a film back, which no browser does by itself. */
  function tick(elapsed: number): void {
    if (media === null) return;
    if (state.speed < 0) {
      cursor = Math.max((cursor ?? state.time) + state.speed * elapsed, 0);
      if (!media.seeking) seek(cursor);
      if (cursor === 0) setSpeed(0);
    } else if (rate === null) {
      follow(media.currentTime, null);
    }
  }

  function stopped(): void {
    clock.stop();
    change({ speed: 0 });
  }

  function pause(): void {
    setSpeed(0);
    // It stops somewhere within a frame: from here on it stands on that frame.
    if (rate !== null && state.frame !== null) toFrame(state.frame, rate);
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    attach: (element) => {
      if (element === null) return undefined;
      media = element;
      element.volume = state.volume;
      element.muted = state.isMuted;
      const stop = listen(element, {
        loadedmetadata: () => change({ duration: element.duration, isBroken: false }),
        durationchange: () => {
          if (Number.isFinite(element.duration)) change({ duration: element.duration });
        },
        progress: () => change({ loaded: loadedUntil(element) }),
        volumechange: () => change({ volume: element.volume, isMuted: element.muted }),
        waiting: () => change({ isWaiting: true }),
        playing: () => change({ isWaiting: false }),
        seeked: () => change({ isWaiting: false }),
        ended: stopped,
        pause: () => {
          if (state.speed > 0) stopped();
        },
        error: () => {
          stopped();
          change({ isBroken: true, isWaiting: false });
        },
      });
      const stopWatching = watchFrames(element, (mediaTime) =>
        follow(mediaTime, rate === null ? null : frameStartingAt(mediaTime, rate)),
      );
      return () => {
        stop();
        stopWatching();
        clock.stop();
        element.pause();
        media = null;
      };
    },

    toggle: () => {
      if (state.speed !== 0) {
        pause();
        return;
      }
      if (state.time >= state.duration - 0.05) seek(0);
      setSpeed(1);
    },
    pause,
    forwards: () => setSpeed(forwards(state.speed)),
    backwards: () => setSpeed(backwards(state.speed)),

    step: (frames) => {
      setSpeed(0);
      if (rate === null) seek(state.time + frames * STEP_WITHOUT_FRAMES);
      else toFrame((wanted ?? state.frame ?? 0) + frames, rate);
    },
    skip: (seconds) => {
      if (rate === null) seek(state.time + seconds);
      else toFrame((wanted ?? state.frame ?? 0) + seconds * nominalRate(rate), rate);
    },
    seek: (seconds) => {
      cursor = null;
      seek(seconds);
    },

    setVolume: (volume) => {
      if (media === null) return;
      media.volume = Math.min(Math.max(volume, 0), 1);
      media.muted = false;
    },
    toggleMute: () => {
      if (media !== null) media.muted = !media.muted;
    },
    reload: () => {
      change({ isBroken: false });
      media?.load();
    },
  };
}

function listen(element: HTMLMediaElement, handlers: Readonly<Record<string, () => void>>): () => void {
  const all = Object.entries(handlers);
  for (const [type, handler] of all) element.addEventListener(type, handler);
  return () => {
    for (const [type, handler] of all) element.removeEventListener(type, handler);
  };
}

/** The end of the loaded stretch that the element stands in. */
function loadedUntil({ buffered, currentTime }: HTMLMediaElement): number {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime + 0.1 && currentTime <= buffered.end(index))
      return buffered.end(index);
  }
  return 0;
}

/** Calls `presented` with the start of each film frame that reaches the screen. */
function watchFrames(element: HTMLMediaElement, presented: (mediaTime: number) => void): () => void {
  if (!(element instanceof HTMLVideoElement)) return () => undefined;
  const again: VideoFrameRequestCallback = (_, { mediaTime }) => {
    presented(mediaTime);
    request = element.requestVideoFrameCallback(again);
  };
  let request = element.requestVideoFrameCallback(again);
  return () => element.cancelVideoFrameCallback(request);
}

/** Calls `tick` before each repaint with the seconds since the last one, while it is started. */
function createClock(tick: (elapsed: number) => void): { start: () => void; stop: () => void } {
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
