import type { Folder } from '@/api/types';
import type { FolderTask } from './tasks';

interface Key {
  key: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** What a key asks of the folder in focus; null where it means nothing, or where it may not be done. */
export function taskOfKey(event: Key, folder: Folder): FolderTask | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'F2':
      return folder.can['folder.edit']?.allowed === true ? { kind: 'rename-folder', folder } : null;
    case 'n':
    case 'N':
      return folder.can['folder.create']?.allowed === true ? { kind: 'create-folder', parent: folder } : null;
    case 'Delete':
      return folder.can['folder.delete']?.allowed === true
        ? { kind: 'folder-state', folder, state: 'trashed' }
        : null;
    default:
      return null;
  }
}
