import type { Id } from '@/api/types';
import type { Destination } from './upload';

/** An upload that was begun: enough to go on with it when its file is given again. */
export interface Remembered {
  /** Names the file and where it goes: the same file dropped on the same folder has the same key. */
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** Where the server takes the rest. */
  readonly url: string;
  readonly folder: Destination;
  readonly path: readonly string[];
  /** The page that sends it, so that another page does not take it for interrupted. */
  readonly page: string;
}

/** Remembers begun uploads beyond the life of the page. Files themselves can't be kept: they are given again. */
export interface Memory {
  readonly all: () => readonly Remembered[];
  readonly keep: (upload: Remembered) => void;
  readonly forget: (key: string) => void;
}

const NAME = 'vitrine.uploads';

/** What names a file: a browser tells no path, so its own name, size and time of change have to do. */
export function fileKey(file: Pick<File, 'name' | 'size' | 'lastModified'>, path: readonly string[]): string {
  return JSON.stringify([...path, file.name, file.size, file.lastModified]);
}

export function uploadKey(
  folder: Id,
  file: Pick<File, 'name' | 'size' | 'lastModified'>,
  path: readonly string[],
): string {
  return `${folder} ${fileKey(file, path)}`;
}

export function createMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): Memory {
  function all(): Remembered[] {
    try {
      const value: unknown = JSON.parse(storage.getItem(NAME) ?? '[]');
      return Array.isArray(value) ? value.filter(isRemembered) : [];
    } catch {
      return [];
    }
  }

  function write(uploads: readonly Remembered[]): void {
    try {
      storage.setItem(NAME, JSON.stringify(uploads));
    } catch {
      // A browser that keeps nothing uploads all the same; only a reload starts from the beginning.
    }
  }

  return {
    all,
    keep: (upload) => write([...all().filter(({ key }) => key !== upload.key), upload]),
    forget: (key) => {
      const before = all();
      if (before.some((upload) => upload.key === key)) write(before.filter((upload) => upload.key !== key));
    },
  };
}

function isRemembered(value: unknown): value is Remembered {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['key', 'name', 'url', 'page'].every((name) => typeof Reflect.get(value, name) === 'string') &&
    ['size', 'sent'].every((name) => typeof Reflect.get(value, name) === 'number') &&
    typeof Reflect.get(value, 'folder') === 'object' &&
    Array.isArray(Reflect.get(value, 'path'))
  );
}
