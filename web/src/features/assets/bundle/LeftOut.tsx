import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readAssets } from '@/api/assets';
import type { NotDone } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { whyText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';
import styles from './DownloadDialog.module.css';

/** So many are called by their names. */
const NAMED = 20;

/** What is not in a bundle, and why; by name as far as one sees it. Where that is all of it, nobody has to be told so again. */
export function LeftOut({ all, isAll }: { all: readonly NotDone[]; isAll: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  // Of what is out of sight by now nothing is told.
  const refused = all.filter(({ code }) => code === 'refused');
  const named = refused.slice(0, NAMED);
  const { data: assets = [] } = useQuery({
    queryKey: ['bundles', 'left out', named.map(({ id }) => id)],
    queryFn: ({ signal }) =>
      readAssets(
        named.map(({ id }) => id),
        { signal },
      ),
    enabled: named.length > 0,
  });
  if (refused.length === 0) return null;
  const rest = refused.length - named.length;
  return (
    <Notice tone="warn">
      {!isAll && (
        <p className={styles.left}>
          {t('bundle.left_out', { count: refused.length, shown: refused.length.toLocaleString(locale) })}
        </p>
      )}
      <ul className={styles.names} tabIndex={0}>
        {assets.map(({ id, title }) => {
          const why = named.find((each) => each.id === id)?.why ?? null;
          return (
            <li key={id}>
              <span className={styles.name}>{title}</span>
              {why !== null && <span className={styles.why}>{whyText(t, why)}</span>}
            </li>
          );
        })}
        {rest > 0 && <li>{t('bundle.rest', { count: rest, shown: rest.toLocaleString(locale) })}</li>}
      </ul>
    </Notice>
  );
}
