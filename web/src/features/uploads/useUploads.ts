import { takeHold, type Dropped } from './found';
import { uploads } from './uploads';
import type { Destination, FolderRef } from './upload';

export interface Uploads {
  /** Puts what was dropped or chosen into the queue. Called in the event that brought it. */
  readonly enqueue: (dropped: Dropped, folder: FolderRef) => void;
  /** Asks for files, and uploads them. */
  readonly pickFiles: (folder: FolderRef) => void;
  /** Asks for a folder, and uploads it with all that is in it. */
  readonly pickFolder: (folder: FolderRef) => void;
  /** Uploads a file as the newest version of an asset. Called in the event that brought it. */
  readonly addVersion: (file: FileList, asset: AssetRef) => void;
  /** Asks for a file, and uploads it as the newest version of an asset. */
  readonly pickVersion: (asset: AssetRef) => void;
}

/** An asset by the name that is shown. */
type AssetRef = Pick<Destination, 'id' | 'name'>;

function enqueue(dropped: Dropped, to: Destination): void {
  void uploads.add(takeHold(dropped), to);
}

function addVersion(file: FileList, asset: AssetRef): void {
  enqueue(file, { ...asset, kind: 'version' });
}

/** Asks for files by the browser's own dialog. */
export function choose(what: 'file' | 'files' | 'folder', then: (files: FileList) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = what !== 'file';
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
  addVersion,
  pickVersion: (asset) => choose('file', (files) => addVersion(files, asset)),
};

/** Uploading, for whatever has a folder to upload to. It never renders again: how far it is, the panel shows. */
export function useUploads(): Uploads {
  return ACTIONS;
}
