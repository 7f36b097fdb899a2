import type { Fraction } from '@/api/types';
import { centreOf, frameAt, frameCount, frameStartingAt, nominalRate } from './frames';
import { createClock, listen, loadedUntil, watchFrames } from './media';
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

/** One step where there are no frames to count, in seconds. */
const STEP_WITHOUT_FRAMES = 0.1;
/** So close to the end, in seconds, playing begins at the start. */
const AT_THE_END = 0.05;

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

/** Drives a film or a sound by whole frames. Its methods can be handed on by themselves. */
export class Player {
  private state: PlayerState;
  private media: HTMLMediaElement | null = null;
  private readonly rate: Fraction | null;
  /** The frame that was asked for last and is not on screen yet. Steps count from here, not from what is seen. */
  private wanted: number | null = null;
  /** Where going backwards has come to: between frames, so that slow steps back add up. */
  private cursor: number | null = null;
  private readonly clock = createClock((elapsed) => this.tick(elapsed));
  private readonly listeners = new Set<() => void>();

  /** `rate` is null for a sound, and for a film where it is not known. */
  constructor({ rate, duration }: { rate: Fraction | null; duration: number | null }) {
    this.rate = rate;
    this.state = { ...START, frame: rate === null ? null : 0, duration: duration ?? 0 };
  }

  readonly getState = (): PlayerState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes over a media element; returns how to let it go. A ref callback. */
  readonly attach = (element: HTMLMediaElement | null): (() => void) | undefined => {
    if (element === null) return undefined;
    this.media = element;
    element.volume = this.state.volume;
    element.muted = this.state.isMuted;
    const stopListening = listen(element, this.handlers(element));
    const stopWatching = watchFrames(element, (mediaTime) => this.presented(mediaTime));
    return () => {
      stopListening();
      stopWatching();
      this.clock.stop();
      element.pause();
      this.media = null;
    };
  };

  readonly toggle = (): void => {
    if (this.state.speed !== 0) {
      this.pause();
      return;
    }
    if (this.state.time >= this.state.duration - AT_THE_END) this.goTo(0);
    this.setSpeed(1);
  };

  readonly pause = (): void => {
    this.setSpeed(0);
    // It stops somewhere within a frame: from here on it stands on that frame.
    if (this.rate !== null && this.state.frame !== null) this.toFrame(this.state.frame, this.rate);
  };

  readonly forwards = (): void => this.setSpeed(forwards(this.state.speed));

  readonly backwards = (): void => this.setSpeed(backwards(this.state.speed));

  /** Stops and goes by frames, or by tenths of a second where there are none. */
  readonly step = (frames: number): void => {
    this.setSpeed(0);
    if (this.rate === null) this.goTo(this.state.time + frames * STEP_WITHOUT_FRAMES);
    else this.toFrame(this.current() + frames, this.rate);
  };

  /** Goes by seconds, without stopping. */
  readonly skip = (seconds: number): void => {
    this.cursor = null;
    if (this.rate === null) this.goTo(this.state.time + seconds);
    else this.toFrame(this.current() + seconds * nominalRate(this.rate), this.rate);
  };

  readonly seek = (seconds: number): void => {
    this.cursor = null;
    this.goTo(seconds);
  };

  readonly setVolume = (volume: number): void => {
    if (this.media === null) return;
    this.media.volume = Math.min(Math.max(volume, 0), 1);
    this.media.muted = false;
  };

  readonly toggleMute = (): void => {
    if (this.media !== null) this.media.muted = !this.media.muted;
  };

  /** Loads again what could not be played. */
  readonly reload = (): void => {
    this.change({ isBroken: false });
    this.media?.load();
  };

  private handlers(element: HTMLMediaElement): Readonly<Record<string, () => void>> {
    const length = (): void => {
      if (Number.isFinite(element.duration)) this.change({ duration: element.duration, isBroken: false });
    };
    return {
      loadedmetadata: length,
      durationchange: length,
      progress: () => this.change({ loaded: loadedUntil(element) }),
      volumechange: () => this.change({ volume: element.volume, isMuted: element.muted }),
      waiting: () => this.change({ isWaiting: true }),
      playing: () => this.change({ isWaiting: false }),
      seeked: () => this.change({ isWaiting: false }),
      ended: () => this.stopped(),
      pause: () => {
        if (this.state.speed > 0) this.stopped();
      },
      error: () => {
        this.stopped();
        this.change({ isBroken: true, isWaiting: false });
      },
    };
  }

  private current(): number {
    return this.wanted ?? this.state.frame ?? 0;
  }

  /** Goes to the middle of a frame. */
  private toFrame(frame: number, rate: Fraction): void {
    const target = Math.min(Math.max(frame, 0), frameCount(this.state.duration, rate) - 1);
    const time = centreOf(target, rate);
    this.wanted = target;
    if (this.media !== null) this.media.currentTime = time;
    this.change({ frame: target, time });
  }

  private goTo(seconds: number): void {
    const time = Math.min(Math.max(seconds, 0), this.state.duration);
    if (this.rate !== null) {
      this.toFrame(frameAt(time, this.rate), this.rate);
      return;
    }
    if (this.media !== null) this.media.currentTime = time;
    this.change({ time });
  }

  private setSpeed(speed: Speed): void {
    const { media } = this;
    if (media === null) return;
    this.cursor = null;
    this.change({ speed });
    if (speed === 0) this.clock.stop();
    else this.clock.start();
    if (speed <= 0) {
      media.pause();
      return;
    }
    media.playbackRate = speed;
    media.play().catch(() => this.stopped());
  }

  private stopped(): void {
    this.clock.stop();
    this.change({ speed: 0 });
  }

  private presented(mediaTime: number): void {
    this.follow(mediaTime, this.rate === null ? null : frameStartingAt(mediaTime, this.rate));
  }

  /** Shows where the element is, unless it is still on its way to a frame that was asked for. */
  private follow(time: number, frame: number | null): void {
    if (this.media === null || this.media.seeking) return;
    this.wanted = null;
    this.change({ time, frame });
  }

  /** Before each repaint while it goes: follows a sound, and sends a film back, which no browser does by itself. */
  private tick(elapsed: number): void {
    if (this.media === null) return;
    if (this.state.speed > 0) {
      if (this.rate === null) this.follow(this.media.currentTime, null);
      return;
    }
    this.cursor = Math.max((this.cursor ?? this.state.time) + this.state.speed * elapsed, 0);
    if (!this.media.seeking) this.goTo(this.cursor);
    if (this.cursor === 0) this.setSpeed(0);
  }

  private change(next: Partial<PlayerState>): void {
    this.state = { ...this.state, ...next };
    for (const listener of this.listeners) listener();
  }
}
