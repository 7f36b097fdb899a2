import type { Folder, State } from '@/api/types';

/** Something that was asked for and needs a word from the person before it is done. */
export type FolderTask =
  | { kind: 'create-folder'; parent: Folder }
  | { kind: 'rename-folder'; folder: Folder }
  | { kind: 'move-folder'; folder: Folder }
  | { kind: 'folder-state'; folder: Folder; state: State };
