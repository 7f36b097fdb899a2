import { useMemo, useSyncExternalStore } from 'react';
import { takeHold, type Dropped } from './found';
import { summaryOf, type UploadSummary } from './summary';
import { uploads } from './uploads';
import type { FolderRef } from './UploadQueue';

export interface Uploads {
  /** Puts what was dropped or chosen into the queue. Called in the event that brought it. */
  readonly enqueue: (dropped: Dropped, folder: FolderRef) => void;
  /** Asks for files, and uploads them. */
  readonly pickFiles: (folder: FolderRef) => void;
  /** Asks for a folder, and uploads it with all that is in it. */
  readonly pickFolder: (folder: FolderRef) => void;
  readonly summary: UploadSummary;
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

/** Uploading, for whatever has a folder to upload to. */
export function useUploads(): Uploads {
  const state = useSyncExternalStore(uploads.subscribe, uploads.getState);
  const summary = useMemo(() => summaryOf(state.items), [state.items]);
  return useMemo(
    () => ({
      enqueue,
      pickFiles: (folder) => choose('files', (files) => enqueue(files, folder)),
      pickFolder: (folder) => choose('folder', (files) => enqueue(files, folder)),
      summary,
    }),
    [summary],
  );
}
