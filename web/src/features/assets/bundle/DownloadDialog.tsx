import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { makeBundles } from '@/api/assets';
import type { Bundle, Selection } from '@/api/types';
import { formatBytes } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { ButtonLink } from '@/ui/ButtonLink';
import { Dialog } from '@/ui/Dialog';
import { Download } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import styles from './DownloadDialog.module.css';
import { LeftOut } from './LeftOut';

interface Props {
  selection: Selection;
  onClose: () => void;
}

/** Says what comes of downloading several files and what stays behind, and fetches them as a ZIP file. */
export function DownloadDialog({ selection, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  // Made for this window, and never the same again: what may be fetched is decided now.
  const { data: bundles, error } = useQuery({
    queryKey: ['bundles', selection],
    queryFn: ({ signal }) => makeBundles(selection, signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const full = bundles?.filter(({ files }) => files > 0) ?? [];
  const [only] = full;

  return (
    <Dialog
      title={t('bundle.title')}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>
            {t(bundles !== undefined && full.length !== 1 ? 'common.close' : 'common.cancel')}
          </Button>
          {only !== undefined && full.length === 1 && (
            <ButtonLink href={only.url} download variant="primary" icon={Download} onPress={onClose}>
              {t('bundle.fetch')}
            </ButtonLink>
          )}
        </>
      }
    >
      {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
      {bundles === undefined && error === null && <Skeleton lines={2} />}
      {bundles !== undefined && (
        <>
          <Sum bundles={bundles} />
          {full.length > 1 && (
            <ol className={styles.parts}>
              {full.map(({ id, url, files, bytes }, at) => (
                <li key={id} className={styles.part}>
                  <span className={styles.size}>
                    {t('bundle.holds', { count: files, shown: files.toLocaleString(locale) })} ·{' '}
                    {formatBytes(bytes, locale)}
                  </span>
                  <ButtonLink href={url} download icon={Download}>
                    {t('bundle.fetch_part', { number: at + 1 })}
                  </ButtonLink>
                </li>
              ))}
            </ol>
          )}
          <LeftOut all={bundles.flatMap(({ left_out }) => left_out)} isAll={full.length === 0} />
        </>
      )}
    </Dialog>
  );
}

/** How many files come, and how large they are together. */
function Sum({ bundles }: { bundles: readonly Bundle[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const files = bundles.reduce((sum, bundle) => sum + bundle.files, 0);
  const bytes = bundles.reduce((sum, bundle) => sum + bundle.bytes, 0);
  if (files === 0) return <p>{t('bundle.none')}</p>;
  return (
    <p className={styles.sum} role="status">
      <strong className={styles.files}>
        {t('bundle.holds', { count: files, shown: files.toLocaleString(locale) })}
      </strong>{' '}
      {t('bundle.size', { size: formatBytes(bytes, locale) })}
    </p>
  );
}
