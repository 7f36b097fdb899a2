import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeFolderState, createFolder, renameFolder } from '@/api/folders';
import { childrenQuery, refreshLibrary } from '@/api/queries';
import type { Folder, Id } from '@/api/types';
import { forgetUndo, tellUndoable } from '@/app/undo';
import { nameOf } from '@/i18n/words';
import { toast } from '@/ui/toasts';
import { expandedFolders } from './expanded';
import { moveInto, movingOf } from './move';
import { MoveDialog } from './MoveDialog';
import { NameDialog } from './NameDialog';
import { StateDialog } from './StateDialog';
import type { FolderTask } from './tasks';

interface Props {
  task: FolderTask;
  /** What a move would do to whom. */
  effectsOfMove: (folder: Folder, to: Folder) => ReactNode;
  onClose: () => void;
}

/** The window that a task on a folder needs. */
export function FolderDialogs({ task, effectsOfMove, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  /** What the folders in there are called, as far as they are known here. */
  const namesIn = (parent: Id | null) =>
    queryClient.getQueryData(childrenQuery(parent).queryKey)?.map((each) => nameOf(t, each)) ?? [];
  const refresh = () => refreshLibrary(queryClient);

  switch (task.kind) {
    case 'create-folder':
      return (
        <NameDialog
          title={t('folders.create_in', { name: nameOf(t, task.parent) })}
          action={t('folders.create_action')}
          initial=""
          taken={namesIn(task.parent.id)}
          save={async (name) => {
            await createFolder(task.parent.id, name);
            forgetUndo();
            expandedFolders.add([task.parent.id]);
            await refresh();
          }}
          onClose={onClose}
        />
      );
    case 'rename-folder':
      return (
        <NameDialog
          title={t('folders.rename_title', { name: nameOf(t, task.folder) })}
          action={t('folders.rename')}
          initial={nameOf(t, task.folder)}
          taken={namesIn(task.folder.parent).filter((name) => name !== nameOf(t, task.folder))}
          save={async (name) => {
            // A preset whose name was left as it is shown keeps its name, in every language.
            if (name === nameOf(t, task.folder)) return;
            const renamed = await renameFolder(task.folder, name);
            await refresh();
            // A preset's own name, which is shown in every language, does not come back by typing it.
            if (renamed === null || task.folder.preset !== null) {
              forgetUndo();
              return;
            }
            const text = t('folders.renamed', { before: task.folder.name, name: renamed.name });
            tellUndoable(t, { tone: 'success', text }, async () => {
              await renameFolder(renamed, task.folder.name);
              await refresh();
              toast({ tone: 'success', text: t('common.undone') });
            });
          }}
          onClose={onClose}
        />
      );
    case 'move-folder':
      return (
        <MoveDialog
          title={t('folders.move_title', { name: nameOf(t, task.folder) })}
          needs="folder.create"
          without={task.folder.id}
          effects={(to) => effectsOfMove(task.folder, to)}
          move={(destination, confirm) =>
            moveInto({ t, queryClient }, movingOf(t, task.folder), destination, confirm)
          }
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
            const text = t(`folders.now.${task.state}`, { name: nameOf(t, task.folder) });
            if (changed === null || task.state === 'live') {
              forgetUndo();
              toast({ tone: 'success', text });
            } else {
              tellUndoable(t, { tone: 'success', text }, async () => {
                await changeFolderState(changed, task.folder.state);
                await refresh();
              });
            }
          }}
          onClose={onClose}
        />
      );
  }
}
