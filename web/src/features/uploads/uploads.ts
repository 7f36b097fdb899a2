import { readDuplicates } from '@/api/assets';
import { createFolder, listFolders } from '@/api/folders';
import { Problem } from '@/api/problem';
import type { Folder, Id } from '@/api/types';
import { lazySender } from './lazySender';
import { createMemory } from './memory';
import { createPlaces } from './places';
import { UploadQueue } from './UploadQueue';

/** `randomUUID` is there on https only; this is everywhere. */
const page = crypto.getRandomValues(new Uint32Array(4)).join('-');
const lockOf = (each: string): string => `vitrine-uploads-${each}`;

/** Into a folder that does not admit its maker nothing can be put. */
async function makeFolder(parent: Id, name: string): Promise<Folder> {
  const made = await createFolder(parent, name);
  if (made === null) throw new Problem({ code: 'not_found', status: 404 });
  return made;
}

/** The uploads of this page: one queue, whatever is shown. */
export const uploads = new UploadQueue({
  sender: lazySender,
  places: createPlaces({ list: (parent) => listFolders(parent), create: makeFolder }),
  memory: createMemory(localStorage),
  duplicatesOf: (asset) => readDuplicates(asset),
  page,
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});

/**
 * Shows what pages that are gone have left behind. A page holds a lock for as long as it lives, which tells the pages that
 * still upload from those that were closed.
 */
export async function recallInterrupted(): Promise<void> {
  // Locks are there on https and on this machine only; elsewhere every other page counts as gone.
  if (!('locks' in navigator)) {
    uploads.recall((each) => each !== page);
    return;
  }
  void navigator.locks.request(lockOf(page), () => new Promise(() => undefined));
  const { held = [] } = await navigator.locks.query();
  const alive = new Set(held.map(({ name }) => name));
  uploads.recall((each) => each !== page && !alive.has(lockOf(each)));
}
