import { describe, expect, test } from 'vitest';
import { keepStream, pauseAfter } from './stream';

/** A server whose streams the test opens, ends and writes to. */
class Source extends EventTarget {
  isClosed = false;
  readonly close = () => void (this.isClosed = true);
  readonly tell = (kind: string, data: unknown) =>
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
}

function kept(signedIn: 'yes' | 'no' | 'unknown' = 'yes') {
  const sources: Source[] = [];
  const pauses: number[] = [];
  const told: string[] = [];
  const links: string[] = [];
  let due: (() => void) | null = null;
  const stream = keepStream(
    {
      open: () => {
        const source = new Source();
        sources.push(source);
        return source;
      },
      signedIn: () => Promise.resolve(signedIn),
      later: (milliseconds, run) => {
        pauses.push(milliseconds);
        due = run;
        return () => (due = null);
      },
    },
    {
      onEvent: (event) => told.push(event.kind),
      onOpen: (which) => told.push(`open ${which}`),
      onLink: (link) => links.push(link),
    },
  );
  const last = () => {
    const source = sources.at(-1);
    if (source === undefined) throw new Error('nothing was opened');
    return source;
  };
  const fail = async () => {
    last().dispatchEvent(new Event('error'));
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { stream, sources, pauses, told, links, last, fail, goOn: () => due?.() };
}

describe('a stream', () => {
  test('tells what it is told, and when it stands again', async () => {
    const { last, told, fail, goOn } = kept();
    last().dispatchEvent(new Event('open'));
    last().tell('tags', {});
    await fail();
    goOn();
    last().dispatchEvent(new Event('open'));
    expect(told).toEqual(['open first', 'tags', 'open again']);
  });

  test('waits longer after each failure in a row, half a minute at most, and no longer once it stood', async () => {
    const { pauses, fail, goOn, last } = kept('unknown');
    await fail();
    goOn();
    await fail();
    goOn();
    last().dispatchEvent(new Event('open'));
    await fail();
    expect(pauses).toEqual([1_000, 2_000, 1_000]);
    expect(pauseAfter(20)).toBe(30_000);
  });

  test('says that nobody answers, and that somebody does again', async () => {
    const { links, last, fail, goOn } = kept('unknown');
    last().dispatchEvent(new Event('open'));
    await fail();
    goOn();
    last().dispatchEvent(new Event('open'));
    expect(links).toEqual(['up', 'down', 'up']);
  });

  test('that is ended by a server that answers is none that is gone', async () => {
    const { links, fail } = kept('yes');
    await fail();
    expect(links).toEqual([]);
  });

  test('ends where nobody is signed in any more', async () => {
    const { sources, pauses, fail } = kept('no');
    await fail();
    expect([sources.length, pauses.length, sources[0]?.isClosed]).toEqual([1, 0, true]);
  });

  test('tries at once when it is woken while it waits, and at no other time', async () => {
    const { stream, sources, fail } = kept();
    stream.wake();
    expect(sources.length).toBe(1);
    await fail();
    stream.wake();
    expect(sources.length).toBe(2);
  });

  test('that was closed tells nothing more', () => {
    const { stream, last, told } = kept();
    stream.close();
    last().tell('tags', {});
    expect(told).toEqual([]);
  });
});
