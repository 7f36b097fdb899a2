import { describe, expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { sampleTile } from '@/grid/sampleTile';
import type { Failure } from './failure';
import type { Found } from './found';
import { createMemory, type Memory } from './memory';
import { createPlaces } from './places';
import type { Outgoing, Sender, SendingEvents } from './sender';
import { summaryOf } from './summary';
import { UploadQueue } from './UploadQueue';

const SUMMER = { id: 'summer', name: 'Summer' };
const PASSING: Failure = { kind: 'passing', retryAfter: null };

/** A server that does what the test tells it, and shows what it was asked. */
class Server implements Sender {
  readonly asked: (Outgoing & { readonly on: SendingEvents; isStopped: boolean })[] = [];
  readonly terminated: string[] = [];

  readonly send = (outgoing: Outgoing, on: SendingEvents) => {
    const request = { ...outgoing, on, isStopped: false };
    this.asked.push(request);
    return { stop: () => void (request.isStopped = true) };
  };

  readonly terminate = (url: string): Promise<void> => {
    this.terminated.push(url);
    return Promise.resolve();
  };

  /** The latest request for a file. */
  for(name: string) {
    const found = this.asked.findLast(({ file }) => file.name === name);
    if (found === undefined) throw new Error(`${name} was not sent`);
    return found;
  }

  get names(): string[] {
    return this.asked.map(({ file }) => file.name);
  }
}

/** Time that stands until the test lets it go on. */
class Time {
  private now = 0;
  private readonly due = new Map<number, { at: number; run: () => void }>();
  private last = 0;

  readonly later = (milliseconds: number, run: () => void) => {
    this.last += 1;
    const id = this.last;
    this.due.set(id, { at: this.now + milliseconds, run });
    return () => void this.due.delete(id);
  };

  pass(milliseconds: number): void {
    this.now += milliseconds;
    for (const [id, { at, run }] of [...this.due]) {
      if (at > this.now || !this.due.delete(id)) continue;
      run();
    }
  }
}

function emptyMemory(): Memory {
  const stored = new Map<string, string>();
  return createMemory({
    getItem: (name) => stored.get(name) ?? null,
    setItem: (name, value) => stored.set(name, value),
  });
}

function started(memory = emptyMemory(), page = 'this page', same: Record<string, string[]> = {}) {
  const server = new Server();
  const time = new Time();
  const places = createPlaces({
    list: () => Promise.resolve([]),
    create: (parent, name) => Promise.resolve({ id: `${parent}/${name}`, name }),
  });
  const queue = new UploadQueue({
    sender: server,
    places,
    memory,
    page,
    duplicatesOf: (asset) => Promise.resolve((same[asset] ?? []).map(sampleTile)),
    later: time.later,
  });
  return { queue, server, time, memory };
}

function file(name: string, size = 100): File {
  return new File(['x'.repeat(size)], name, { lastModified: 1_700_000_000_000 });
}

async function* found(...names: (string | Found)[]): AsyncGenerator<Found> {
  for (const name of names) {
    yield await Promise.resolve(
      typeof name === 'string' ? { kind: 'file' as const, file: file(name), path: [] } : name,
    );
  }
}

/** Lets promises that are already settled be heard. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

function statuses({ queue, time }: { queue: UploadQueue; time: Time }): Record<string, string> {
  time.pass(100);
  return Object.fromEntries(queue.getState().items.map(({ name, status }) => [name, status]));
}

async function sending(...names: string[]) {
  const world = started();
  await world.queue.add(found(...names), SUMMER);
  await settled();
  return world;
}

describe('what was here already', () => {
  test('is told of a file that came into a folder, and not of a version', async () => {
    const world = started(emptyMemory(), 'this page', { one: ['older'], other: ['older'] });
    await world.queue.add(found('a'), SUMMER);
    await world.queue.add(found('b'), { id: 'asset', name: 'Dusk', kind: 'version' });
    await settled();
    world.server.for('a').on.onDone('one');
    world.server.for('b').on.onDone('other');
    await settled();
    world.time.pass(100);
    const told = world.queue.getState().items.map((item) => item.alreadyHere.map(({ id }) => id));
    expect(told).toEqual([['older'], []]);
  });
});

describe('a version', () => {
  test('goes onto its asset, also when it goes on after the page was closed', async () => {
    const world = started();
    await world.queue.add(found('a'), { id: 'asset', name: 'Dusk', kind: 'version' });
    await settled();
    expect(world.server.for('a').to).toEqual({ asset: 'asset' });
    world.server.for('a').on.onUrl('/uploads/1');
    const next = started(world.memory, 'next page');
    next.queue.recall(() => true);
    await next.queue.resumeWith(found('a'));
    await settled();
    expect(next.server.for('a')).toMatchObject({ to: { asset: 'asset' }, url: '/uploads/1' });
  });
});

describe('the queue', () => {
  test('sends three at a time, and the next when one is done', async () => {
    const world = await sending('a', 'b', 'c', 'd');
    expect(world.server.names).toEqual(['a', 'b', 'c']);
    world.server.for('b').on.onDone('asset-b');
    await settled();
    expect(world.server.names).toEqual(['a', 'b', 'c', 'd']);
    expect(statuses(world)).toEqual({ a: 'sending', b: 'done', c: 'sending', d: 'sending' });
  });

  test('tells which asset a file became', async () => {
    const world = await sending('a');
    const arrived: (string | null)[] = [];
    world.queue.onArrival((assetId) => arrived.push(assetId));
    world.server.for('a').on.onDone('asset-a');
    expect(arrived).toEqual(['asset-a']);
  });

  test('a file that is dropped twice goes once, and again when it is through', async () => {
    const world = await sending('a', 'a');
    expect(world.server.names).toEqual(['a']);
    world.server.for('a').on.onDone(null);
    await world.queue.add(found('a'), SUMMER);
    await settled();
    expect(world.server.names).toEqual(['a', 'a']);
  });

  test('files of a dropped folder go into folders of the same names', async () => {
    const world = started();
    await world.queue.add(found({ kind: 'file', file: file('a'), path: ['Day 1', 'Raw'] }), SUMMER);
    await settled();
    expect(world.server.for('a').to).toEqual({ folder: 'summer/Day 1/Raw' });
  });

  test('what the browser can’t read is told, and the rest goes on', async () => {
    const world = started();
    await world.queue.add(found({ kind: 'unreadable', name: 'locked', path: [] }, 'a'), SUMMER);
    await settled();
    expect(statuses(world)).toEqual({ locked: 'failed', a: 'sending' });
  });

  test('how much is there counts bytes, not files', async () => {
    const world = started();
    const large = { kind: 'file' as const, file: file('large', 899), path: [] };
    const small = { kind: 'file' as const, file: file('small', 99), path: [] };
    await world.queue.add(found(large, small), SUMMER);
    await settled();
    world.server.for('large').on.onProgress(500);
    statuses(world);
    expect(summaryOf(world.queue.getState().items)).toMatchObject({ active: 2, total: 2, part: 0.5 });
  });
});

describe('pausing', () => {
  test('a paused upload goes on from what the server has', async () => {
    const world = await sending('a');
    world.server.for('a').on.onUrl('/uploads/1');
    world.queue.pause(1);
    expect(world.server.for('a').isStopped).toBe(true);
    world.queue.resume(1);
    await settled();
    expect(world.server.asked).toHaveLength(2);
    expect(world.server.for('a').url).toBe('/uploads/1');
  });

  test('pausing all begins nothing new, and resuming all goes on', async () => {
    const world = await sending('a', 'b', 'c', 'd');
    world.queue.pauseAll();
    await settled();
    expect(world.server.names).toEqual(['a', 'b', 'c']);
    expect(statuses(world)).toEqual({ a: 'paused', b: 'paused', c: 'paused', d: 'paused' });
    world.queue.resumeAll();
    await settled();
    expect(statuses(world)).toEqual({ a: 'sending', b: 'sending', c: 'sending', d: 'waiting' });
  });

  test('giving one up has the server drop it', async () => {
    const world = await sending('a', 'b');
    world.server.for('a').on.onUrl('/uploads/1');
    world.queue.cancel(1);
    expect(world.server.terminated).toEqual(['/uploads/1']);
    expect(statuses(world)).toEqual({ b: 'sending' });
    expect(world.memory.all()).toEqual([]);
  });
});

describe('trouble', () => {
  test('a server that is gone is tried again, later each time, until it is back', async () => {
    const world = await sending('a');
    for (const wait of [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000]) {
      world.server.for('a').on.onFailure(PASSING);
      const tries = world.server.asked.length;
      world.time.pass(wait - 1);
      await settled();
      expect(world.server.asked).toHaveLength(tries);
      world.time.pass(1);
      await settled();
      expect(world.server.asked).toHaveLength(tries + 1);
    }
    world.server.for('a').on.onDone('asset-a');
    expect(statuses(world)).toEqual({ a: 'done' });
  });

  test('progress starts the waiting over', async () => {
    const world = await sending('a');
    for (const wait of [1_000, 2_000]) {
      world.server.for('a').on.onFailure(PASSING);
      world.time.pass(wait);
      await settled();
    }
    world.server.for('a').on.onProgress(10);
    world.server.for('a').on.onFailure(PASSING);
    world.time.pass(1_000);
    await settled();
    expect(world.server.asked).toHaveLength(4);
  });

  test('while the server is gone, nothing else is begun', async () => {
    const world = await sending('a', 'b', 'c', 'd');
    for (const name of ['a', 'b', 'c']) world.server.for(name).on.onFailure(PASSING);
    await settled();
    expect(world.server.names).toEqual(['a', 'b', 'c']);
    expect(statuses(world)).toEqual({ a: 'retrying', b: 'retrying', c: 'retrying', d: 'waiting' });
  });

  test('a server that names a time is not asked before it', async () => {
    const world = await sending('a');
    world.server.for('a').on.onFailure({ kind: 'passing', retryAfter: 20 });
    world.time.pass(19_999);
    await settled();
    expect(world.server.asked).toHaveLength(1);
    world.time.pass(1);
    await settled();
    expect(world.server.asked).toHaveLength(2);
  });

  test('when the line is back it is tried at once', async () => {
    const world = await sending('a');
    world.server.for('a').on.onFailure(PASSING);
    world.queue.wake();
    await settled();
    expect(world.server.asked).toHaveLength(2);
  });

  test('a refusal stops the one that was refused, says why, and lets the others go on', async () => {
    const world = await sending('a', 'b', 'c', 'd');
    const problem = new Problem({ code: 'refused', status: 403, params: { why: 'place_denied' } });
    world.server.for('a').on.onFailure({ kind: 'refused', problem });
    await settled();
    expect(statuses(world)).toEqual({ a: 'failed', b: 'sending', c: 'sending', d: 'sending' });
    expect(world.queue.getState().items[0]?.failure).toBe(problem);
  });
});

describe('a page that was closed', () => {
  async function closed() {
    const world = await sending('a', 'b');
    world.server.for('a').on.onUrl('/uploads/1');
    world.server.for('a').on.onKept(40);
    return world.memory;
  }

  test('leaves behind what it had begun', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall((page) => page === 'this page');
    expect(next.queue.getState().interrupted).toMatchObject([{ name: 'a', sent: 40, folder: SUMMER }]);
  });

  test('is not mistaken for one that still uploads', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall(() => false);
    expect(next.queue.getState().interrupted).toEqual([]);
  });

  test('the same file, dropped again, goes on where it stopped', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall(() => true);
    await next.queue.add(found('a'), SUMMER);
    await settled();
    expect(next.server.for('a').url).toBe('/uploads/1');
    statuses(next);
    expect(next.queue.getState()).toMatchObject({ interrupted: [], items: [{ name: 'a', sent: 40 }] });
  });

  test('a changed file starts from the beginning', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall(() => true);
    await next.queue.add(found({ kind: 'file', file: file('a', 101), path: [] }), SUMMER);
    await settled();
    expect(next.server.for('a').url).toBeNull();
    expect(next.queue.getState().interrupted).toHaveLength(1);
  });

  test('files chosen to go on with find their folder; others are counted and not sent', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall(() => true);
    expect(await next.queue.resumeWith(found('a', 'stranger'))).toBe(1);
    await settled();
    expect(next.server.names).toEqual(['a']);
    expect(next.server.for('a')).toMatchObject({ to: { folder: 'summer' }, url: '/uploads/1' });
  });

  test('what is discarded is dropped by the server as well', async () => {
    const next = started(await closed(), 'next page');
    next.queue.recall(() => true);
    next.queue.discardInterrupted();
    expect(next.server.terminated).toEqual(['/uploads/1']);
    expect(next.memory.all()).toEqual([]);
  });
});
