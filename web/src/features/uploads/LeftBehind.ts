import type { FoundFile } from './found';
import { fileKey, type Remembered } from './memory';

/** Uploads that pages which are gone had begun. Each is taken once, by the upload that goes on with it. */
export class LeftBehind {
  constructor(private uploads: readonly Remembered[]) {}

  get all(): readonly Remembered[] {
    return this.uploads;
  }

  /** The one of a file that was dropped on the same folder again. */
  takeKey(key: string): Remembered | null {
    return this.take((upload) => upload.key === key);
  }

  /** The one of a file that was given again, wherever it was to go. */
  takeFile({ file, path }: FoundFile): Remembered | null {
    const wanted = fileKey(file, path);
    const same = this.take(({ key }) => key.endsWith(` ${wanted}`));
    if (same !== null || path.length > 0) return same;
    // Chosen one by one, a file does not tell in which folder it lay.
    return this.take(({ name, size }) => name === file.name && size === file.size);
  }

  takeAll(): readonly Remembered[] {
    const all = this.uploads;
    this.uploads = [];
    return all;
  }

  private take(isIt: (upload: Remembered) => boolean): Remembered | null {
    const found = this.uploads.find(isIt);
    if (found === undefined) return null;
    this.uploads = this.uploads.filter((upload) => upload !== found);
    return found;
  }
}
