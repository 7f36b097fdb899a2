import { Button as AriaButton, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Folder, Id } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { classes } from '@/ui/classes';
import { Ellipsis, Folder as FolderIcon, FolderOpen } from '@/ui/icons';
import tree from '@/ui/tree.module.css';
import { TreeCell } from '@/ui/TreeCell';
import styles from './FolderTree.module.css';
import type { FolderNode } from './useFolderNodes';

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
      className={classes(tree.row, styles.row, node.id === current && tree.current)}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(folder, event.currentTarget);
      }}
    >
      <TreeItemContent>
        {({ allowsDragging, ...row }) => (
          <TreeCell
            row={row}
            indent={14}
            foldLabel={t(row.isExpanded ? 'folders.collapse' : 'folders.expand')}
          >
            {node.id === current ? (
              <FolderOpen size={16} aria-hidden />
            ) : (
              <FolderIcon size={16} aria-hidden />
            )}
            <span className={tree.name} title={nameOf(t, folder)}>
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
              className={classes(tree.more, styles.more)}
              aria-label={t('folders.menu', { name: nameOf(t, folder) })}
              onPress={(event) => {
                if (event.target instanceof HTMLElement) onMenu(folder, event.target);
              }}
            >
              <Ellipsis size={16} aria-hidden />
            </AriaButton>
          </TreeCell>
        )}
      </TreeItemContent>
      <Collection items={node.children} dependencies={[current, onMenu]}>
        {(child) => <FolderRow node={child} current={current} onMenu={onMenu} />}
      </Collection>
    </TreeItem>
  );
}
