import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import type { AssetVersion, Id } from '@/api/types';
import { formatBytes, formatInstant } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import styles from './VersionList.module.css';

/** The files that an asset had, the newest first, and which of them is shown. */
export function VersionList({ id }: { id: Id }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(assetQuery(id));
  if (error !== null) {
    return (
      <div className={styles.panel}>
        <Notice tone="error">{problemText(t, error)}</Notice>
      </div>
    );
  }
  if (data === undefined) return <Skeleton lines={4} className={styles.panel} />;
  return (
    <ol className={styles.list} aria-label={t('assets.fact.version')}>
      {data.versions.map((version) => (
        <VersionRow key={version.id} version={version} />
      ))}
    </ol>
  );
}

function VersionRow({ version }: { version: AssetVersion }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li className={styles.row} data-active={version.active || undefined}>
      <span className={styles.number}>{t('assets.version_number', { number: version.number })}</span>
      <span className={styles.words}>
        <span className={styles.file}>{version.file_name}</span>
        {version.note !== '' && <span>{version.note}</span>}
        <span className={styles.meta}>
          {[
            formatBytes(version.size, locale),
            formatInstant(version.added_at, locale),
            version.added_by.name ?? t('common.someone'),
          ].join(' · ')}
        </span>
      </span>
      {version.active && <span className={styles.active}>{t('assets.version_active')}</span>}
    </li>
  );
}
