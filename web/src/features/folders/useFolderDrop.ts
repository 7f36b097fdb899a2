import { useRef } from 'react';
import { useDragAndDrop, type DropItem, type TextDropItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Folder, Id } from '@/api/types';
import {
  DRAG_ASSETS,
  DRAG_FOLDER,
  readDraggedAssets,
  readDraggedFolder,
  writeDrag,
  type DraggedAssets,
  type DraggedFolder,
} from '@/app/drag';
import { movingOf } from './move';
import type { FolderNode } from './useFolderNodes';

interface Drops {
  onDropAssets: (dragged: DraggedAssets, folder: Folder) => void;
  onDropFolder: (dragged: DraggedFolder, folder: Folder) => void;
  onDropFiles: (entries: FileSystemEntry[], folder: Folder) => void;
}

/** What of a drag the page knows before it is dropped. */
interface DragTypes {
  has: (type: string | symbol) => boolean;
}

/** Folders that are dragged, and assets, folders and files that are dropped on one. */
export function useFolderDrop(byId: ReadonlyMap<Id, FolderNode>, drops: Drops) {
  const { t } = useTranslation();
  // A drop's files can be read only while its event lasts, and React Aria tells of it after that.
  const entries = useRef<FileSystemEntry[]>([]);

  const { dragAndDropHooks } = useDragAndDrop<FolderNode>({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const folder = byId.get(String(key))?.folder;
        if (folder?.can['folder.edit']?.allowed !== true) return [];
        const moving = movingOf(t, folder);
        return [{ [DRAG_FOLDER]: writeDrag(moving), 'text/plain': moving.name }];
      }),
    acceptedDragTypes: 'all',
    shouldAcceptItemDrop: (target, types) => {
      const folder = byId.get(String(target.key))?.folder;
      return folder !== undefined && admits(folder, types);
    },
    getDropOperation: (target, types, allowed) => {
      if (target.type !== 'item') return 'cancel';
      const wanted = types.has(DRAG_ASSETS) || types.has(DRAG_FOLDER) ? 'move' : 'copy';
      return allowed.includes(wanted) ? wanted : (allowed[0] ?? 'cancel');
    },
    onItemDrop: ({ target, items }) => {
      const folder = byId.get(String(target.key))?.folder;
      if (folder === undefined) return;
      const files = entries.current;
      entries.current = [];
      void take(items, files, folder, drops);
    },
  });

  return {
    dragAndDropHooks,
    keepEntries(transfer: DataTransfer) {
      entries.current = Array.from(transfer.items).flatMap((item) => {
        const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
        return entry === null ? [] : [entry];
      });
    },
  };
}

function admits(folder: Folder, types: DragTypes): boolean {
  if (types.has(DRAG_FOLDER)) return folder.can['folder.create']?.allowed === true;
  return folder.can.upload?.allowed === true;
}

async function take(
  items: DropItem[],
  files: FileSystemEntry[],
  folder: Folder,
  drops: Drops,
): Promise<void> {
  for (const item of items.filter(isText)) {
    if (item.types.has(DRAG_FOLDER)) {
      const dragged = readDraggedFolder(await item.getText(DRAG_FOLDER));
      if (dragged !== null && dragged.id !== folder.id) drops.onDropFolder(dragged, folder);
    } else if (item.types.has(DRAG_ASSETS)) {
      const dragged = readDraggedAssets(await item.getText(DRAG_ASSETS));
      // Every tile of a drag carries the whole selection: one of them is enough.
      if (dragged !== null) {
        drops.onDropAssets(dragged, folder);
        return;
      }
    }
  }
  if (files.length > 0) drops.onDropFiles(files, folder);
}

function isText(item: DropItem): item is TextDropItem {
  return item.kind === 'text';
}
