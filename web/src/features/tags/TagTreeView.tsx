import { useRef, useState, type KeyboardEvent } from 'react';
import { Tree } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Id } from '@/api/types';
import type { TagNode, TagTree } from '@/app/tagTree';
import { ContextMenu } from '@/ui/Menu';
import { TagMenuItems } from './TagMenuItems';
import { TagRow } from './TagRow';
import styles from './TagTreeView.module.css';
import { taskOfKey, type TagTask } from './tasks';
import { useTagDrag } from './useTagDrag';

interface Props {
  tree: TagTree;
  /** Those that are looked for, with what is above them. */
  shown: readonly TagNode[];
  /** Whether something is looked for: then nothing is folded away. */
  narrowed: boolean;
  onTask: (task: TagTask) => void;
}

/** As long as a word that is typed is taken as one, in milliseconds; React Aria's own time. */
const FINDING = 1_000;

/** The tags. Typing finds one, F2 changes it, N makes one below it, M and dragging move it, Del removes it. */
export function TagTreeView({ tree, shown, narrowed, onTask }: Props) {
  const { t } = useTranslation();
  const [folded, setFolded] = useState<ReadonlySet<Id>>(new Set());
  const [menu, setMenu] = useState<{ node: TagNode; anchor: HTMLElement } | null>(null);
  const menuAnchor = useRef<HTMLElement | null>(null);
  const lastTyped = useRef(0);
  const dragAndDropHooks = useTagDrag(tree);
  const parents = [...tree.byId.values()].filter(({ children }) => children.length > 0).map(({ id }) => id);
  const expanded = parents.filter((id) => narrowed || !folded.has(id));

  const openMenu = (node: TagNode, anchor: HTMLElement) => {
    menuAnchor.current = anchor;
    setMenu({ node, anchor });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = document.activeElement?.closest<HTMLElement>('[role=row]')?.dataset.key;
    const node = key === undefined ? undefined : tree.byId.get(key);
    if (node === undefined) return;
    // In the middle of a word that is typed to find a tag, N and M are letters.
    const finding = event.timeStamp - lastTyped.current < FINDING;
    const task = finding && event.key.length === 1 ? null : taskOfKey(event, node);
    if (task !== null) {
      event.preventDefault();
      event.stopPropagation();
      onTask(task);
    } else if (event.key.length === 1 && event.key !== ' ') {
      lastTyped.current = event.timeStamp;
    }
  };

  return (
    <div className={styles.wrap} onKeyDownCapture={onKeyDown}>
      <Tree
        aria-label={t('tags.title')}
        items={shown}
        dependencies={[tree]}
        selectionMode="none"
        expandedKeys={expanded}
        onExpandedChange={(keys) => setFolded(new Set(parents.filter((id) => !keys.has(id))))}
        onAction={(key) => {
          const node = tree.byId.get(String(key));
          if (node !== undefined) onTask({ kind: 'edit', tag: node.tag });
        }}
        dragAndDropHooks={dragAndDropHooks}
        className={styles.tree ?? ''}
        renderEmptyState={() => <p className={styles.none}>{t('tags.none_such')}</p>}
      >
        {(node) => <TagRow node={node} onMenu={openMenu} />}
      </Tree>
      {menu !== null && (
        <ContextMenu
          label={t('tags.menu', { tag: menu.node.tag.name })}
          triggerRef={menuAnchor}
          onClose={() => setMenu(null)}
        >
          <TagMenuItems node={menu.node} onTask={onTask} />
        </ContextMenu>
      )}
    </div>
  );
}
