import { EVENT_KINDS, readEvent, type LiveEvent } from '@/api/events';

/** What a stream needs from the world. */
export interface StreamWorld {
  readonly open: () => EventTarget & Pick<EventSource, 'close'>;
  /** Whether somebody is still signed in, as far as that can be told now. */
  readonly signedIn: () => Promise<'yes' | 'no' | 'unknown'>;
  /** Calls back later; returns how to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

export interface StreamListener {
  readonly onEvent: (event: LiveEvent) => void;
  /** It stands: for the first time, or again after changes that nobody told. */
  readonly onOpen: (which: 'first' | 'again') => void;
  /** It stands, or it ended and nobody answers. */
  readonly onLink: (link: 'up' | 'down') => void;
}

/** A stream that is kept open. */
export interface Stream {
  /** Tries at once, where it waits to try again. */
  readonly wake: () => void;
  readonly close: () => void;
}

const SHORTEST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait after this many failures in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(SHORTEST_MS * 2 ** failures, LONGEST_MS);
}

/**
 * Keeps a stream of events open until it is closed or nobody is signed in any more. A browser's own way to connect again
 * gives up at the first answer that is no stream, and never waits longer; this one does.
 */
export function keepStream(world: StreamWorld, listener: StreamListener): Stream {
  let source: ReturnType<StreamWorld['open']> | null = null;
  let stopWaiting: (() => void) | null = null;
  let isClosed = false;
  let opened: 'first' | 'again' = 'first';
  let failures = 0;

  function open(): void {
    stopWaiting?.();
    stopWaiting = null;
    const own = world.open();
    source = own;
    own.addEventListener('open', () => {
      if (source !== own) return;
      failures = 0;
      listener.onLink('up');
      listener.onOpen(opened);
      opened = 'again';
    });
    own.addEventListener('error', () => {
      if (source === own) void lost();
    });
    for (const kind of EVENT_KINDS) {
      own.addEventListener(kind, (message: Event) => {
        if (source !== own || !(message instanceof MessageEvent)) return;
        const event = readEvent(kind, String(message.data));
        if (event !== null) listener.onEvent(event);
      });
    }
  }

  async function lost(): Promise<void> {
    source?.close();
    source = null;
    const signedIn = await world.signedIn();
    if (signedIn === 'no') isClosed = true;
    if (isClosed) return;
    // A stream that was ended on purpose stands again in a moment.
    if (signedIn === 'unknown') listener.onLink('down');
    stopWaiting = world.later(pauseAfter(failures), open);
    failures += 1;
  }

  open();
  return {
    wake: () => {
      if (stopWaiting !== null && !isClosed) open();
    },
    close: () => {
      isClosed = true;
      stopWaiting?.();
      stopWaiting = null;
      source?.close();
      source = null;
    },
  };
}
