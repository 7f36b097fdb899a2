import { useState } from 'react';
import { ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Id } from '@/api/types';
import { above, completionsOf, type TagTree } from '@/app/tagTree';
import { SearchField } from '@/ui/SearchField';
import styles from './TagPicker.module.css';

/** What stands for the top of the tree. */
const TOP = 'top';

interface Props {
  label: string;
  tree: TagTree;
  /** Those that can't be picked. */
  without: ReadonlySet<Id>;
  /** Whether the top of the tree can be picked: null stands for it. */
  top: 'offered' | 'left out';
  /** Undefined while nothing is picked. */
  value: Id | null | undefined;
  onChange: (value: Id | null) => void;
}

interface Row {
  id: string;
  name: string;
  hint: string | null;
}

/** One of the tags, found by its names. */
export function TagPicker({ label, tree, without, top, value, onChange }: Props) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const found =
    words.trim() === ''
      ? [...tree.byId.values()]
          .filter(({ id }) => !without.has(id))
          .map(({ tag }) => ({ tag, synonym: null }))
      : completionsOf(tree, words, without);
  const rows: Row[] = found.map(({ tag, synonym }) => {
    const path = above(tree, tag).map(({ name }) => name);
    const hint = [...(path.length > 0 ? [path.join(' › ')] : []), ...(synonym === null ? [] : [synonym])];
    return { id: tag.id, name: tag.name, hint: hint.length === 0 ? null : hint.join(' · ') };
  });
  if (top === 'offered' && words.trim() === '') rows.unshift({ id: TOP, name: t('tags.top'), hint: null });

  return (
    <div className={styles.picker}>
      <SearchField
        label={t('tags.search')}
        placeholder={t('tags.search')}
        clearLabel={t('common.clear')}
        value={words}
        onChange={setWords}
        autoFocus
      />
      <ListBox<Row>
        aria-label={label}
        items={rows}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection={value !== undefined}
        escapeKeyBehavior="none"
        selectedKeys={value === undefined ? [] : [value ?? TOP]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : keys;
          if (key !== undefined) onChange(key === TOP ? null : String(key));
        }}
        className={styles.list ?? ''}
        renderEmptyState={() => <p className={styles.none}>{t('tags.none_such')}</p>}
      >
        {({ id, name, hint }) => (
          <ListBoxItem id={id} textValue={name} className={styles.row ?? ''}>
            <Text slot="label" className={styles.name ?? ''}>
              {name}
            </Text>
            {hint !== null && (
              <Text slot="description" className={styles.hint ?? ''}>
                {hint}
              </Text>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}
