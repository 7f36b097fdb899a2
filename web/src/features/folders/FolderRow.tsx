import { Button as AriaButton, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Folder, Id } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { classes } from '@/ui/classes';
import { ChevronRight, Ellipsis, Folder as FolderIcon, FolderOpen } from '@/ui/icons';
import styles from './FolderTree.module.css';
import type { FolderNode } from './useFolderNodes';

/** How far a level is set in, in pixels, and how far at most: names must stay legible. */
const INDENT = 14;
const DEEPEST = 8;

interface Props {
  node: FolderNode;
  current: Id | null;
  onMenu: (folder: Folder, anchor: HTMLElement) => void;
}

export function FolderRow({ node, current, onMenu }: Props) {
  const { t } = useTranslation();
  const { folder } = node;
  return (
    <TreeItem
      id={node.id}
      textValue={nameOf(t, folder)}
      hasChildItems={folder.has_children}
      className={classes(styles.row, node.id === current && styles.current)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(folder, event.currentTarget);
      }}
    >
      <TreeItemContent>
        {({ isExpanded, level, hasChildItems, allowsDragging }) => (
          <div
            className={styles.content}
            style={{ paddingInlineStart: 4 + INDENT * Math.min(level - 1, DEEPEST) }}
          >
            {hasChildItems ? (
              <AriaButton
                slot="chevron"
                className={styles.chevron ?? ''}
                aria-label={t(isExpanded ? 'folders.collapse' : 'folders.expand', {
                  name: nameOf(t, folder),
                })}
              >
                <ChevronRight size={14} aria-hidden />
              </AriaButton>
            ) : (
              <span className={styles.leaf} />
            )}
            {node.id === current ? (
              <FolderOpen size={16} aria-hidden />
            ) : (
              <FolderIcon size={16} aria-hidden />
            )}
            <span className={styles.name} title={nameOf(t, folder)}>
              {nameOf(t, folder)}
            </span>
            {node.id === current && <span className="visually-hidden">{t('folders.current')}</span>}
            {allowsDragging && (
              <AriaButton
                slot="drag"
                className="visually-hidden"
                aria-label={t('folders.drag', { name: nameOf(t, folder) })}
              />
            )}
            <AriaButton
              className={styles.more ?? ''}
              aria-label={t('folders.menu', { name: nameOf(t, folder) })}
              onPress={(event) => {
                if (event.target instanceof HTMLElement) onMenu(folder, event.target);
              }}
            >
              <Ellipsis size={16} aria-hidden />
            </AriaButton>
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children} dependencies={[current, onMenu]}>
        {(child) => <FolderRow node={child} current={current} onMenu={onMenu} />}
      </Collection>
    </TreeItem>
  );
}
