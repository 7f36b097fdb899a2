import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeFolderState, createFolder, moveFolder, renameFolder } from '@/api/folders';
import { refreshLibrary } from '@/api/queries';
import { toast } from '@/ui/toasts';
import { expandedFolders } from './expanded';
import { MoveDialog } from './MoveDialog';
import { NameDialog } from './NameDialog';
import { StateDialog } from './StateDialog';
import type { FolderTask } from './tasks';

interface Props {
  task: FolderTask;
  onClose: () => void;
}

/** The window that a task on a folder needs. */
export function FolderDialogs({ task, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => refreshLibrary(queryClient);

  switch (task.kind) {
    case 'create-folder':
      return (
        <NameDialog
          title={t('folders.create_in', { name: task.parent.name })}
          action={t('folders.create_action')}
          initial=""
          save={async (name) => {
            await createFolder(task.parent.id, name);
            expandedFolders.add([task.parent.id]);
            await refresh();
          }}
          onClose={onClose}
        />
      );
    case 'rename-folder':
      return (
        <NameDialog
          title={t('folders.rename_title', { name: task.folder.name })}
          action={t('folders.rename')}
          initial={task.folder.name}
          save={async (name) => {
            await renameFolder(task.folder, name);
            await refresh();
          }}
          onClose={onClose}
        />
      );
    case 'move-folder':
      return (
        <MoveDialog
          title={t('folders.move_title', { name: task.folder.name })}
          needs="folder.create"
          without={task.folder.id}
          move={async (destination, confirm) => {
            await moveFolder(task.folder, destination.id, confirm);
            expandedFolders.add([destination.id]);
            await refresh();
            toast({
              tone: 'success',
              text: t('folders.moved', { name: task.folder.name, folder: destination.name }),
            });
          }}
          onClose={onClose}
        />
      );
    case 'folder-state':
      return (
        <StateDialog
          folder={task.folder}
          state={task.state}
          save={async () => {
            const changed = await changeFolderState(task.folder, task.state);
            await refresh();
            toast({
              tone: 'success',
              text: t(`folders.now.${task.state}`, { name: changed.name }),
              ...(task.state === 'live'
                ? {}
                : {
                    action: {
                      label: t('folders.undo'),
                      onPress: () => void changeFolderState(changed, task.folder.state).then(refresh),
                    },
                  }),
            });
          }}
          onClose={onClose}
        />
      );
  }
}
