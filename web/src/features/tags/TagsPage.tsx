import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tagsQuery } from '@/api/queries';
import { treeOf } from '@/app/tagTree';
import { useTitle } from '@/app/useTitle';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Plus, Tags } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { SearchField } from '@/ui/SearchField';
import { Skeleton } from '@/ui/Skeleton';
import { narrow } from './narrow';
import { TagDialogs } from './TagDialogs';
import styles from './TagsPage.module.css';
import { TagTreeView } from './TagTreeView';
import type { TagTask } from './tasks';

/** The account's tags as a tree: made, renamed, moved, merged and removed here. */
export function TagsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { data, error } = useQuery(tagsQuery());
  const [task, setTask] = useState<TagTask | null>(null);
  const [words, setWords] = useState('');
  const tree = useMemo(() => treeOf(data ?? []), [data]);
  const shown = useMemo(() => narrow(tree.top, words), [tree, words]);
  useTitle(t('tags.title'));

  const make = (
    <Button variant="primary" icon={Plus} onPress={() => setTask({ kind: 'create', parent: null })}>
      {t('tags.create')}
    </Button>
  );
  return (
    <main id="content" className={styles.page}>
      <header className={styles.header}>
        <div>
          <h1 className={styles.title}>{t('tags.title')}</h1>
          <p className={styles.text}>{t('tags.text')}</p>
        </div>
        {data !== undefined && data.length > 0 && make}
      </header>
      {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
      {data === undefined && error === null && <Skeleton lines={10} />}
      {data?.length === 0 && (
        <EmptyState icon={Tags} title={t('tags.none')} text={t('tags.none_text')} action={make} />
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <div className={styles.tools}>
            <SearchField
              label={t('tags.search')}
              placeholder={t('tags.search')}
              clearLabel={t('common.clear')}
              value={words}
              onChange={setWords}
              className={styles.search}
            />
            <span className={styles.count} role="status">
              {t('tags.count', {
                count: data.length,
                shown: new Intl.NumberFormat(locale).format(data.length),
              })}
            </span>
          </div>
          <TagTreeView tree={tree} shown={shown} narrowed={words.trim() !== ''} onTask={setTask} />
        </>
      )}
      {task !== null && <TagDialogs task={task} tree={tree} onClose={() => setTask(null)} />}
    </main>
  );
}
