import { useTranslation } from 'react-i18next';
import type { AssetVersion } from '@/api/types';
import { formatBytes, formatInstant } from '@/app/format';
import { formatDuration } from '@/grid/duration';
import { useLocale } from '@/i18n/useLocale';
import styles from './ComparedFacts.module.css';

/** What the two files are, side by side; what differs is marked. */
export function ComparedFacts({ versions }: { versions: readonly [AssetVersion, AssetVersion] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const factsOf = (version: AssetVersion): string[] => [
    version.file_name,
    `${t(`assets.kind.${version.kind}`)} · ${version.content_type}`,
    version.width === null || version.height === null ? '' : `${version.width} × ${version.height}`,
    version.duration === null ? '' : formatDuration(version.duration),
    formatBytes(version.size, locale),
    `${version.added_by.name ?? t('common.someone')} · ${formatInstant(version.added_at, locale)}`,
    version.note,
  ];
  const names = [
    t('assets.fact.file'),
    t('assets.fact.kind'),
    t('assets.fact.dimensions'),
    t('assets.fact.duration'),
    t('assets.fact.size'),
    t('assets.fact.added'),
    t('viewer.compare.note'),
  ];
  const [left, right] = [factsOf(versions[0]), factsOf(versions[1])];
  return (
    <table className={styles.facts}>
      <caption className="visually-hidden">{t('viewer.compare.facts')}</caption>
      <colgroup>
        <col className={styles.names} />
        <col span={2} />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <td />
          {versions.map(({ number }, at) => (
            <th key={at} scope="col">
              {t('viewer.compare.version', { number })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((name, at) => {
          const [one = '', other = ''] = [left[at], right[at]];
          if (one === '' && other === '') return null;
          return (
            <tr key={name} data-differs={one !== other || undefined}>
              <th scope="row">{name}</th>
              <td>{one}</td>
              <td>{other}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
