import { useTranslation } from 'react-i18next';
import type { Folder, Id } from '@/api/types';
import { whyNotTo } from '@/i18n/words';
import { Archive, FolderInput, FolderOpen, FolderPlus, Pencil, Trash2, Undo2 } from '@/ui/icons';
import { MenuItem, MenuSeparator } from '@/ui/Menu';
import type { FolderTask } from './tasks';

interface Props {
  folder: Folder;
  onTask: (task: FolderTask) => void;
  onOpen?: (id: Id) => void;
}

/** What can be done with a folder. What may not be done can be reached too, and says why not. */
export function FolderMenuItems({ folder, onTask, onOpen }: Props) {
  const { t } = useTranslation();
  const { can } = folder;
  return (
    <>
      {onOpen !== undefined && (
        <MenuItem
          id="open"
          text={t('folders.open')}
          icon={FolderOpen}
          shortcut="Enter"
          onAction={() => onOpen(folder.id)}
        />
      )}
      {folder.state === 'live' && (
        <>
          <MenuItem
            id="create"
            text={t('folders.create')}
            icon={FolderPlus}
            shortcut="N"
            unavailable={whyNotTo(t, can, 'folder.create')}
            onAction={() => onTask({ kind: 'create-folder', parent: folder })}
          />
          <MenuItem
            id="rename"
            text={t('folders.rename')}
            icon={Pencil}
            shortcut="F2"
            unavailable={whyNotTo(t, can, 'folder.edit')}
            onAction={() => onTask({ kind: 'rename-folder', folder })}
          />
          <MenuItem
            id="move"
            text={t('folders.move')}
            icon={FolderInput}
            unavailable={whyNotTo(t, can, 'folder.edit')}
            onAction={() => onTask({ kind: 'move-folder', folder })}
          />
          <MenuSeparator />
          <MenuItem
            id="archive"
            text={t('folders.archive')}
            icon={Archive}
            unavailable={whyNotTo(t, can, 'folder.archive')}
            onAction={() => onTask({ kind: 'folder-state', folder, state: 'archived' })}
          />
        </>
      )}
      {folder.state !== 'live' && (
        <MenuItem
          id="restore"
          text={t('folders.restore')}
          icon={Undo2}
          unavailable={whyNotTo(t, can, folder.state === 'archived' ? 'folder.archive' : 'folder.delete')}
          onAction={() => onTask({ kind: 'folder-state', folder, state: 'live' })}
        />
      )}
      {folder.state !== 'trashed' && (
        <MenuItem
          id="trash"
          text={t('folders.trash')}
          icon={Trash2}
          shortcut="Del"
          tone="danger"
          unavailable={whyNotTo(t, can, 'folder.delete')}
          onAction={() => onTask({ kind: 'folder-state', folder, state: 'trashed' })}
        />
      )}
    </>
  );
}
