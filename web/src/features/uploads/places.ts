import type { Folder, Id } from '@/api/types';

/** What is asked of the server to put files where they lay. */
export interface FolderServer {
  list: (parent: Id) => Promise<readonly Pick<Folder, 'id' | 'name'>[]>;
  create: (parent: Id, name: string) => Promise<Pick<Folder, 'id' | 'name'>>;
}

export interface Places {
  /** The folder at `path` below `root`; what is missing on the way is made, once, however many files ask. */
  folderFor: (root: Id, path: readonly string[]) => Promise<Id>;
}

/** Makes the folders of a dropped tree below the folder that it was dropped on. */
export function createPlaces(server: FolderServer): Places {
  const known = new Map<string, Promise<Id>>();

  async function make(parent: Promise<Id>, name: string): Promise<Id> {
    const id = await parent;
    const wanted = name.normalize('NFC');
    const same = (await server.list(id)).filter((folder) => folder.name.normalize('NFC') === wanted);
    // Names are not unique. One folder of that name is meant; of several nobody knows which, so that a new one is made.
    const [only] = same;
    return only !== undefined && same.length === 1 ? only.id : (await server.create(id, name)).id;
  }

  function folderFor(root: Id, path: readonly string[]): Promise<Id> {
    const name = path.at(-1);
    if (name === undefined) return Promise.resolve(root);
    const key = JSON.stringify([root, ...path]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(folderFor(root, path.slice(0, -1)), name);
    known.set(key, made);
    // What failed is tried again by the next one who asks.
    made.catch(() => known.delete(key));
    return made;
  }

  return { folderFor };
}
