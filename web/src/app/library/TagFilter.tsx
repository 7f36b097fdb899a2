import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  Button as AriaButton,
  Collection,
  Disclosure,
  DisclosurePanel,
  Heading,
  Tree,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '@/api/queries';
import type { Id } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { classes } from '@/ui/classes';
import { ChevronRight, Tag as TagIcon } from '@/ui/icons';
import rows from '@/ui/tree.module.css';
import { TreeCell } from '@/ui/TreeCell';
import { tagsOpen } from '../panels';
import { tagQuery } from '../search';
import { useStored } from '../stored';
import { treeOf, type TagNode } from '../tagTree';
import styles from './TagFilter.module.css';

interface Props {
  /** What is looked for now. */
  query: string | undefined;
  /** Looks for the files with a tag, or for all of them again. */
  onQuery: (query: string) => void;
}

/** The tags below the folders: a press narrows the files to those with the tag, another one lets go of it. */
export function TagFilter({ query, onQuery }: Props) {
  const { t } = useTranslation();
  const isOpen = useStored(tagsOpen);
  const { data = [] } = useQuery(tagsQuery());
  const tree = useMemo(() => treeOf(data), [data]);
  const [expanded, setExpanded] = useState<ReadonlySet<Id>>(new Set());
  if (data.length === 0) return null;
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={tagsOpen.set} className={styles.section ?? ''}>
      <Heading level={3} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
          {t('tags.title')}
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.panel ?? ''}>
        {isOpen && (
          <Tree
            aria-label={t('tags.title')}
            items={tree.top}
            dependencies={[query]}
            selectionMode="none"
            expandedKeys={expanded}
            onExpandedChange={(keys) => setExpanded(new Set([...keys].map(String)))}
            onAction={(key) => {
              const node = tree.byId.get(String(key));
              if (node === undefined) return;
              const asked = tagQuery(node.tag.name);
              onQuery(asked === query ? '' : asked);
            }}
            className={styles.tree ?? ''}
          >
            {(node) => <Row node={node} query={query} />}
          </Tree>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Row({ node, query }: { node: TagNode; query: string | undefined }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { tag, children } = node;
  const isChosen = tagQuery(tag.name) === query;
  return (
    <TreeItem
      id={node.id}
      textValue={tag.name}
      hasChildItems={children.length > 0}
      className={classes(rows.row, isChosen && rows.current)}
    >
      <TreeItemContent>
        {(row) => (
          <TreeCell row={row} indent={14} foldLabel={t(row.isExpanded ? 'tags.collapse' : 'tags.expand')}>
            <TagIcon size={14} aria-hidden />
            <span className={rows.name} title={tag.name}>
              {tag.name}
            </span>
            {isChosen && <span className="visually-hidden">{t('tags.chosen')}</span>}
            {tag.assets > 0 && (
              <span className={styles.count}>{new Intl.NumberFormat(locale).format(tag.assets)}</span>
            )}
          </TreeCell>
        )}
      </TreeItemContent>
      <Collection items={children} dependencies={[query]}>
        {(child) => <Row node={child} query={query} />}
      </Collection>
    </TreeItem>
  );
}
