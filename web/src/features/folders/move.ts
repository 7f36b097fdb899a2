import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { moveFolder } from '@/api/folders';
import { refreshLibrary } from '@/api/queries';
import type { Folder } from '@/api/types';
import type { DraggedFolder } from '@/app/drag';
import { forgetUndo, tellUndoable } from '@/app/undo';
import { nameOf } from '@/i18n/words';
import { toast } from '@/ui/toasts';
import { expandedFolders } from './expanded';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/** What a move has to know of the folder that goes. */
export function movingOf(t: TFunction, folder: Folder): DraggedFolder {
  return { id: folder.id, version: folder.version, name: nameOf(t, folder), from: folder.parent };
}

/**
 * Moves a folder into another one, and offers to move it back to where its mover saw it. One that lay at the
 * top of what they see has no such place, and one that went out of their sight can't be moved any more.
 */
export async function moveInto(
  { t, queryClient }: Tools,
  { from, name, ...folder }: DraggedFolder,
  to: Folder,
  confirm?: 'confirm',
): Promise<void> {
  const moved = await moveFolder(folder, to.id, confirm);
  expandedFolders.add([to.id]);
  await refreshLibrary(queryClient);
  const text = t('folders.moved', { name, folder: nameOf(t, to) });
  if (moved === null || from === null) {
    forgetUndo();
    toast({ tone: 'success', text });
    return;
  }
  tellUndoable(t, { tone: 'success', text }, async (again) => {
    await moveFolder(moved, from, again);
    await refreshLibrary(queryClient);
    toast({ tone: 'success', text: t('folders.moved_back', { name }) });
  });
}
