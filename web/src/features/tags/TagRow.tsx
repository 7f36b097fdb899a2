import { Button as AriaButton, Collection, TreeItem, TreeItemContent } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TagNode } from '@/app/tagTree';
import { useLocale } from '@/i18n/useLocale';
import { classes } from '@/ui/classes';
import { Ellipsis, Tag as TagIcon } from '@/ui/icons';
import tree from '@/ui/tree.module.css';
import { TreeCell } from '@/ui/TreeCell';
import styles from './TagTreeView.module.css';

interface Props {
  node: TagNode;
  onMenu: (node: TagNode, anchor: HTMLElement) => void;
}

/** A tag, what else it is called, and how many files bear it. */
export function TagRow({ node, onMenu }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { tag, children } = node;
  return (
    <TreeItem
      id={node.id}
      textValue={tag.name}
      hasChildItems={children.length > 0}
      className={tree.row ?? ''}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(node, event.currentTarget);
      }}
    >
      <TreeItemContent>
        {({ allowsDragging, ...row }) => (
          <TreeCell row={row} indent={22} foldLabel={t(row.isExpanded ? 'tags.collapse' : 'tags.expand')}>
            <TagIcon size={15} aria-hidden />
            <span className={styles.name} title={tag.name}>
              {tag.name}
            </span>
            {tag.synonyms.length > 0 && (
              <span className={styles.synonyms} title={tag.synonyms.join(', ')}>
                {t('tags.also_called', { name: tag.synonyms.join(', ') })}
              </span>
            )}
            <span className={styles.gap} />
            <span className={styles.files}>
              {t('describe.files', {
                count: tag.assets,
                shown: new Intl.NumberFormat(locale).format(tag.assets),
              })}
            </span>
            {allowsDragging && (
              <AriaButton
                slot="drag"
                className="visually-hidden"
                aria-label={t('tags.drag', { tag: tag.name })}
              />
            )}
            <AriaButton
              className={classes(tree.more, styles.more)}
              aria-label={t('tags.menu', { tag: tag.name })}
              onPress={(event) => {
                if (event.target instanceof HTMLElement) onMenu(node, event.target);
              }}
            >
              <Ellipsis size={16} aria-hidden />
            </AriaButton>
          </TreeCell>
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[onMenu]}>
        {(child) => <TagRow node={child} onMenu={onMenu} />}
      </Collection>
    </TreeItem>
  );
}
