import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { whatCanQuery } from '@/api/queries';
import type { ActionFunction, Id, Names, ReachOf } from '@/api/types';
import { functionName, problemText } from '@/i18n/words';
import { EmptyState } from '@/ui/EmptyState';
import { CircleSlash, Folder } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import styles from './ReachList.module.css';

/** Everything that somebody can, the folders together in which it is the same; null is oneself. */
export function WhatCanList({ user }: { user: Id | null }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(whatCanQuery(user));
  if (error !== null) return <Notice tone="error">{problemText(t, error)}</Notice>;
  if (data === undefined) return <Skeleton lines={6} />;
  const account = data.account ?? [];
  if (account.length === 0 && data.folders.length === 0)
    return <EmptyState icon={CircleSlash} title={t('explain.what.nothing')} />;
  return (
    <div className={styles.parts}>
      {account.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.heading}>{t('explain.what.account')}</h2>
          <Functions names={account} />
        </section>
      )}
      {data.folders.map((reach) => (
        <ReachPart key={reach.folders.join()} reach={reach} names={data.names} />
      ))}
    </div>
  );
}

function ReachPart({ reach, names }: { reach: ReachOf; names: Names }) {
  const { t } = useTranslation();
  const here = [...new Set([...reach.itself, ...reach.files.live])];
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t('explain.what.folders', { count: reach.folders.length })}</h2>
      <ul className={styles.folders}>
        {reach.folders.map((id) => (
          <li key={id}>
            <Link to="/library/$folderId" params={{ folderId: id }} className={styles.folder}>
              <Folder size={14} aria-hidden />
              {names.folders[id] ?? t('explain.unnamed.folder')}
            </Link>
          </li>
        ))}
      </ul>
      <Functions names={here} />
      <States reach={reach} />
    </section>
  );
}

function States({ reach: { files } }: { reach: ReachOf }) {
  const { t } = useTranslation();
  return (['archived', 'trashed'] as const).map(
    (state) =>
      files[state].length > 0 && (
        <p key={state} className={styles.state}>
          {t(`explain.what.${state}`, {
            functions: files[state].map((name) => functionName(t, name)).join(', '),
          })}
        </p>
      ),
  );
}

function Functions({ names }: { names: readonly ActionFunction[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.functions}>
      {names.map((name) => (
        <li key={name} className={styles.function}>
          {functionName(t, name)}
        </li>
      ))}
    </ul>
  );
}
