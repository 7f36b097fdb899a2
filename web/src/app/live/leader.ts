import { eventOf } from '@/api/events';
import { keepStream, type Stream, type StreamListener, type StreamWorld } from './stream';

const NAME = 'vitrine-events';
const UP = 'up';
const DOWN = 'down';

/**
 * Tells what happens by one stream for all tabs of this browser, for a browser opens only few connections at once: the
 * tab that holds the lock has the stream and hands on what it tells; when that tab is closed, another takes over.
 * Returns how to stop.
 */
export function followEvents(world: StreamWorld, listener: StreamListener): () => void {
  // Locks are there on https and on this machine only; elsewhere each tab has a stream of its own.
  if (!('locks' in navigator)) {
    const stream = keepAwake(keepStream(world, listener));
    return stream.close;
  }
  const stop = new AbortController();
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const event = eventOf(data);
    if (event !== null) listener.onEvent(event);
    else if (data === UP || data === DOWN) listener.onLink(data);
  });

  const lead = (since: 'beginning' | 'takeover'): Promise<void> => {
    if (stop.signal.aborted) return Promise.resolve();
    const told: StreamListener = {
      onEvent: (event) => {
        channel.postMessage(event);
        listener.onEvent(event);
      },
      onOpen: (which) => {
        if (which === 'first' && since === 'beginning') listener.onOpen('first');
        // Between the streams of two tabs nobody listened for any of them.
        else told.onEvent({ kind: 'everything' });
      },
      onLink: (link) => {
        channel.postMessage(link);
        listener.onLink(link);
      },
    };
    const stream = keepAwake(keepStream(world, told));
    return new Promise((resolve) => {
      stop.signal.addEventListener('abort', () => {
        stream.close();
        resolve();
      });
    });
  };

  const { locks } = navigator;
  async function take(): Promise<void> {
    const isFree = await locks.request(NAME, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await lead('beginning');
      return lock !== null;
    });
    if (!isFree) await locks.request(NAME, { signal: stop.signal }, () => lead('takeover'));
  }
  // It is refused only where it was called off while it waited.
  take().catch(() => undefined);

  return () => {
    stop.abort();
    channel.close();
  };
}

/** Tries at once when the browser tells that the line is back. */
function keepAwake(stream: Stream): Stream {
  window.addEventListener('online', stream.wake);
  return {
    wake: stream.wake,
    close: () => {
      window.removeEventListener('online', stream.wake);
      stream.close();
    },
  };
}
