import type { AssetTile, Id } from '@/api/types';
import { backOff } from './backOff';
import { failureOf, type Failure } from './failure';
import type { Found } from './found';
import { LeftBehind } from './LeftBehind';
import { uploadKey, type Memory, type Remembered } from './memory';
import type { Places } from './places';
import type { Outgoing, Sender, Sending } from './sender';
import type { Destination, UploadItem, UploadsState, UploadStatus } from './upload';

/** What the queue needs from the world. */
export interface World {
  readonly sender: Sender;
  readonly places: Places;
  readonly memory: Memory;
  /** Other files with the same bytes as an asset's, as far as they may be seen. */
  readonly duplicatesOf: (asset: Id) => Promise<readonly AssetTile[]>;
  /** Names this page among others that upload for the same person. */
  readonly page: string;
  /** Calls back later; returns how to call it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

interface Job {
  item: UploadItem;
  readonly file: File | null;
  readonly key: string;
  url: string | null;
  sending: Sending | null;
}

const AT_ONCE = 3;
/** Progress is told at most this often. */
const TOLD_EVERY_MS = 100;

/** Sends files, three at a time, until all are there: it outlives a lost connection and a server that restarts. */
export class UploadQueue {
  private readonly jobs = new Map<number, Job>();
  /** The uploads under way by what names their file: one that is dropped twice goes once. */
  private readonly underWay = new Set<string>();
  private leftBehind = new LeftBehind([]);
  private state: UploadsState = { items: [], interrupted: [] };
  private readonly listeners = new Set<() => void>();
  private readonly arrivals = new Set<(assetId: Id | null) => void>();
  private lastId = 0;
  /** How often in a row the server could not be reached; any progress starts over. */
  private misses = 0;
  /** Set while nothing is begun because the server could not be reached. */
  private stopHolding: (() => void) | null = null;
  private stopTelling: (() => void) | null = null;

  constructor(private readonly world: World) {}

  readonly getState = (): UploadsState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Calls back for each upload that is complete. */
  readonly onArrival = (listener: (assetId: Id | null) => void): (() => void) => {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  };

  /** Shows what pages that are gone have left behind. */
  readonly recall = (isGone: (page: string) => boolean): void => {
    this.leftBehind = new LeftBehind(this.world.memory.all().filter(({ page }) => isGone(page)));
    this.tell();
  };

  /** Puts files into the queue as they are found. */
  readonly add = async (found: AsyncIterable<Found>, folder: Destination): Promise<void> => {
    for await (const each of found) {
      if (each.kind === 'folder') this.makeFolder(folder, each.path);
      else if (each.kind === 'unreadable') this.enqueue(folder, each, null);
      else this.enqueue(folder, each, this.leftBehind.takeKey(keyOf(folder, each)));
    }
  };

  /** Goes on with interrupted uploads whose files are given again. Returns how many of the files were none of them. */
  readonly resumeWith = async (found: AsyncIterable<Found>): Promise<number> => {
    let strangers = 0;
    for await (const each of found) {
      if (each.kind !== 'file') continue;
      const before = this.leftBehind.takeFile(each);
      if (before === null) strangers += 1;
      else this.enqueue(before.folder, { ...each, path: before.path }, before);
    }
    return strangers;
  };

  /** Drops what is left of interrupted uploads, here and on the server. */
  readonly discardInterrupted = (): void => {
    for (const { key, url } of this.leftBehind.takeAll()) {
      this.world.memory.forget(key);
      void this.world.sender.terminate(url);
    }
    this.tell();
  };

  readonly pause = (id: number): void => {
    const job = this.jobs.get(id);
    if (job === undefined || !['waiting', 'sending', 'retrying'].includes(job.item.status)) return;
    this.stop(job);
    this.change(job, { status: 'paused' });
    this.pump();
  };

  /** Goes on with what was paused, and tries again what failed. */
  readonly resume = (id: number): void => {
    const job = this.jobs.get(id);
    if (job === undefined || job.file === null || !['paused', 'failed'].includes(job.item.status)) return;
    this.change(job, { status: 'waiting', failure: null });
    this.pump();
  };

  readonly pauseAll = (): void =>
    this.forAll(['sending', 'waiting', 'retrying'], (job) => this.pause(job.item.id));

  readonly resumeAll = (): void => this.forAll(['paused'], (job) => this.resume(job.item.id));

  readonly retryAll = (): void => this.forAll(['failed'], (job) => this.resume(job.item.id));

  /** Gives an upload up, here and on the server. What is complete stays. */
  readonly cancel = (id: number): void => {
    const job = this.jobs.get(id);
    if (job === undefined) return;
    this.stop(job);
    this.jobs.delete(id);
    this.underWay.delete(job.key);
    this.world.memory.forget(job.key);
    if (job.url !== null && job.item.status !== 'done') void this.world.sender.terminate(job.url);
    this.tell();
    this.pump();
  };

  /** Takes what is done or has failed off the list. */
  readonly clear = (): void => this.forAll(['done', 'failed'], (job) => this.cancel(job.item.id));

  /** Tries at once what waits for the server, because something tells that it can be reached. */
  readonly wake = (): void => {
    this.stopHolding?.();
    this.stopHolding = null;
    this.forAll(['retrying'], (job) => this.change(job, { status: 'waiting' }));
    this.pump();
  };

  private enqueue(
    folder: Destination,
    found: Exclude<Found, { kind: 'folder' }>,
    before: Remembered | null,
  ): void {
    const isFile = found.kind === 'file';
    const key = before?.key ?? (isFile ? keyOf(folder, found) : '');
    if (isFile && this.underWay.has(key)) return;
    if (isFile) this.underWay.add(key);
    this.lastId += 1;
    const item: UploadItem = {
      id: this.lastId,
      name: isFile ? found.file.name : found.name,
      size: isFile ? found.file.size : 0,
      sent: before?.sent ?? 0,
      folder,
      path: found.path,
      status: isFile ? 'waiting' : 'failed',
      failure: isFile ? null : 'unreadable',
      assetId: null,
      alreadyHere: [],
    };
    this.jobs.set(item.id, {
      item,
      file: isFile ? found.file : null,
      key,
      url: before?.url ?? null,
      sending: null,
    });
    this.tellSoon();
    this.pump();
  }

  private makeFolder(folder: Destination, path: readonly string[]): void {
    this.world.places.folderFor(folder.id, path).then(
      () => this.arrivals.forEach((listener) => listener(null)),
      // An empty folder that can't be made is told like a file that can't be sent.
      (reason: unknown) => {
        const failure = failureOf(reason);
        const name = path.at(-1) ?? '';
        this.enqueue(folder, { kind: 'unreadable', name, path: path.slice(0, -1) }, null);
        const job = this.jobs.get(this.lastId);
        if (job && failure.kind === 'refused') this.change(job, { failure: failure.problem });
      },
    );
  }

  /** Begins as many as may go at once. */
  private pump(): void {
    if (this.stopHolding !== null) return;
    let sending = 0;
    for (const { item } of this.jobs.values()) if (item.status === 'sending') sending += 1;
    for (const job of this.jobs.values()) {
      if (sending >= AT_ONCE) return;
      if (job.item.status !== 'waiting') continue;
      sending += 1;
      void this.begin(job);
    }
  }

  private async begin(job: Job): Promise<void> {
    const { file } = job;
    if (file === null) return;
    this.change(job, { status: 'sending' });
    let to: Outgoing['to'];
    try {
      to = await this.placeOf(job.item);
    } catch (reason) {
      if (job.item.status === 'sending') this.failed(job, failureOf(reason));
      return;
    }
    // Paused or given up while the folder was made.
    if (job.item.status !== 'sending' || job.sending !== null || !this.jobs.has(job.item.id)) return;
    job.sending = this.world.sender.send(
      { file, to, url: job.url },
      {
        onUrl: (url) => this.begun(job, url),
        onProgress: (sent) => this.progressed(job, sent),
        onKept: (sent) => this.remember(job, sent),
        onDone: (assetId) => this.arrived(job, assetId),
        onFailure: (failure) => this.failed(job, failure),
      },
    );
  }

  private async placeOf({ folder, path }: UploadItem): Promise<Outgoing['to']> {
    if (folder.kind === 'version') return { asset: folder.id };
    return { folder: await this.world.places.folderFor(folder.id, path) };
  }

  private begun(job: Job, url: string): void {
    job.url = url;
    this.remember(job, job.item.sent);
  }

  private remember(job: Job, sent: number): void {
    if (job.url === null) return;
    const { name, size, folder, path } = job.item;
    this.world.memory.keep({
      key: job.key,
      name,
      size,
      sent,
      url: job.url,
      folder,
      path,
      page: this.world.page,
    });
  }

  private progressed(job: Job, sent: number): void {
    this.misses = 0;
    job.item = { ...job.item, sent };
    this.tellSoon();
  }

  private arrived(job: Job, assetId: Id | null): void {
    this.misses = 0;
    job.sending = null;
    this.underWay.delete(job.key);
    this.world.memory.forget(job.key);
    this.change(job, { status: 'done', sent: job.item.size, assetId });
    for (const listener of this.arrivals) listener(assetId);
    if (assetId !== null && job.item.folder.kind !== 'version') void this.lookForSame(job, assetId);
    this.pump();
  }

  /** Whether the same bytes were here already is good to know; that it can't be told is nothing to speak of. */
  private async lookForSame(job: Job, assetId: Id): Promise<void> {
    const alreadyHere = await this.world.duplicatesOf(assetId).catch(() => []);
    if (alreadyHere.length > 0) this.change(job, { alreadyHere });
  }

  private failed(job: Job, failure: Failure): void {
    job.sending = null;
    if (failure.kind === 'passing') {
      this.change(job, { status: 'retrying' });
      this.hold(failure.retryAfter);
      return;
    }
    this.change(job, {
      status: 'failed',
      failure: failure.kind === 'refused' ? failure.problem : 'unreadable',
    });
    this.pump();
  }

  /** Waits before anything is tried again; longer each time in a row. */
  private hold(retryAfter: number | null): void {
    if (this.stopHolding !== null) return;
    this.stopHolding = this.world.later(backOff(this.misses, retryAfter), this.wake);
    this.misses += 1;
  }

  private stop(job: Job): void {
    job.sending?.stop();
    job.sending = null;
  }

  private forAll(statuses: readonly UploadStatus[], act: (job: Job) => void): void {
    for (const job of [...this.jobs.values()]) if (statuses.includes(job.item.status)) act(job);
    this.tell();
  }

  private change(job: Job, next: Partial<UploadItem>): void {
    job.item = { ...job.item, ...next };
    this.tellSoon();
  }

  private tellSoon(): void {
    this.stopTelling ??= this.world.later(TOLD_EVERY_MS, () => this.tell());
  }

  private tell(): void {
    this.stopTelling?.();
    this.stopTelling = null;
    this.state = { items: [...this.jobs.values()].map(({ item }) => item), interrupted: this.leftBehind.all };
    for (const listener of this.listeners) listener();
  }
}

function keyOf(folder: Destination, { file, path }: { file: File; path: readonly string[] }): string {
  return uploadKey(folder.id, file, path);
}
