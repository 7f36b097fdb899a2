import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { Tree } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { folderQuery } from '@/api/queries';
import type { Folder, Id } from '@/api/types';
import type { DraggedAssets, DraggedFolder } from '@/app/drag';
import { nameOf, problemText } from '@/i18n/words';
import { ContextMenu } from '@/ui/Menu';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { expandedFolders, useExpandedFolders } from './expanded';
import { FolderMenuItems } from './FolderMenuItems';
import { FolderRow } from './FolderRow';
import styles from './FolderTree.module.css';
import { taskOfKey } from './folderKeys';
import type { FolderTask } from './tasks';
import { useFolderDrop } from './useFolderDrop';
import { useFolderNodes } from './useFolderNodes';

export interface FolderTreeProps {
  current: Id | null;
  onOpen: (id: Id) => void;
  onTask: (task: FolderTask) => void;
  onDropAssets: (dragged: DraggedAssets, folder: Folder) => void;
  onDropFolder: (dragged: DraggedFolder, folder: Folder) => void;
  onDropFiles: (entries: FileSystemEntry[], folder: Folder) => void;
}

/**
 * The folders that one may see. A folder's children are loaded when it is opened. Typing finds a
 * folder, F2 renames it, N makes one in it, and everything can be dropped on it.
 */
export function FolderTree({ current, onOpen, onTask, ...drops }: FolderTreeProps) {
  const { t } = useTranslation();
  const expanded = useExpandedFolders();
  const { top, byId, error } = useFolderNodes(expanded);
  const [menu, setMenu] = useState<Folder | null>(null);
  const menuAnchor = useRef<HTMLElement | null>(null);
  const lastTyped = useRef(0);
  const drop = useFolderDrop(byId, drops);
  useOpenWayTo(current);
  // A single topmost folder is only the frame of what is in it.
  const only = top?.length === 1 ? top[0]?.id : undefined;
  useEffect(() => {
    if (only !== undefined) expandedFolders.add([only]);
  }, [only]);

  const openMenu = useMemo(
    () => (folder: Folder, anchor: HTMLElement) => {
      menuAnchor.current = anchor;
      setMenu(folder);
    },
    [],
  );

  if (error !== null) return <Notice tone="error">{problemText(t, error)}</Notice>;
  if (top === null) return <Skeleton lines={8} className={styles.waiting} />;

  const onKeyDown = (event: KeyboardEvent) => {
    const key = document.activeElement?.closest<HTMLElement>('[role=row]')?.dataset.key;
    const node = key === undefined ? undefined : byId.get(key);
    if (node === undefined) return;
    // In the middle of a word that is typed to find a folder, N is a letter.
    const finding = event.timeStamp - lastTyped.current < FINDING;
    const task = finding && event.key.length === 1 ? null : taskOfKey(event, node.folder);
    if (task !== null) {
      event.preventDefault();
      event.stopPropagation();
      onTask(task);
    } else if (event.key.length === 1 && event.key !== ' ') {
      lastTyped.current = event.timeStamp;
    }
  };

  return (
    <div
      className={styles.wrap}
      onKeyDownCapture={onKeyDown}
      onDropCapture={(event: DragEvent) => drop.keepEntries(event.dataTransfer)}
    >
      <Tree
        aria-label={t('folders.tree')}
        items={top}
        dependencies={[current, openMenu]}
        selectionMode="none"
        expandedKeys={expanded}
        onExpandedChange={(keys) => expandedFolders.set([...keys].map(String))}
        onAction={(key) => onOpen(String(key))}
        dragAndDropHooks={drop.dragAndDropHooks}
        className={styles.tree ?? ''}
        renderEmptyState={() => <p className={styles.none}>{t('folders.none')}</p>}
      >
        {(node) => <FolderRow node={node} current={current} onMenu={openMenu} />}
      </Tree>
      {menu !== null && (
        <ContextMenu
          label={t('folders.menu', { name: nameOf(t, menu) })}
          triggerRef={menuAnchor}
          onClose={() => setMenu(null)}
        >
          <FolderMenuItems folder={menu} onTask={onTask} onOpen={onOpen} />
        </ContextMenu>
      )}
    </div>
  );
}

/** As long as a word that is typed is taken as one, in milliseconds; React Aria's own time. */
const FINDING = 1_000;

/** Opens the folders above the current one, so that it can be seen in the tree. */
function useOpenWayTo(current: Id | null): void {
  const { data } = useQuery({ ...folderQuery(current ?? ''), enabled: current !== null });
  useEffect(() => {
    if (data !== undefined) expandedFolders.add(data.path.slice(0, -1).map((step) => step.id));
  }, [data]);
}
