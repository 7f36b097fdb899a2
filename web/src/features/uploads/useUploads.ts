import { takeHold, type Dropped } from './found';
import { uploads } from './uploads';
import type { FolderRef } from './upload';

export interface Uploads {
  /** Puts what was dropped or chosen into the queue. Called in the event that brought it. */
  readonly enqueue: (dropped: Dropped, folder: FolderRef) => void;
  /** Asks for files, and uploads them. */
  readonly pickFiles: (folder: FolderRef) => void;
  /** Asks for a folder, and uploads it with all that is in it. */
  readonly pickFolder: (folder: FolderRef) => void;
}

function enqueue(dropped: Dropped, folder: FolderRef): void {
  void uploads.add(takeHold(dropped), folder);
}

/** Asks for files by the browser's own dialog. */
export function choose(what: 'files' | 'folder', then: (files: FileList) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.webkitdirectory = what === 'folder';
  input.addEventListener('change', () => {
    if (input.files !== null && input.files.length > 0) then(input.files);
  });
  input.click();
}

const ACTIONS: Uploads = {
  enqueue,
  pickFiles: (folder) => choose('files', (files) => enqueue(files, folder)),
  pickFolder: (folder) => choose('folder', (files) => enqueue(files, folder)),
};

/** Uploading, for whatever has a folder to upload to. It never renders again: how far it is, the panel shows. */
export function useUploads(): Uploads {
  return ACTIONS;
}
