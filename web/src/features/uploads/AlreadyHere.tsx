import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { assetQuery } from '@/api/queries';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import styles from './AlreadyHere.module.css';
import { throwAway } from './throwAway';
import type { UploadItem } from './upload';

/** Says that the same bytes were here before, where, and lets the new file go again. */
export function AlreadyHere({ item: { assetId, alreadyHere } }: { item: UploadItem }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [first, ...others] = alreadyHere;
  const { data: asset } = useQuery({ ...assetQuery(assetId ?? ''), enabled: assetId !== null });
  if (first === undefined || assetId === null) return null;

  async function letGo(id: string): Promise<void> {
    try {
      await throwAway({ t, queryClient }, id);
    } catch (error) {
      toast({ tone: 'error', text: problemText(t, error) });
    }
  }

  return (
    <div className={styles.here}>
      <p className={styles.words}>
        {t('uploads.here.already')}{' '}
        <Link to="/library" search={{ asset: first.id }} className={styles.link}>
          {first.title}
        </Link>
        {others.length > 0 && ` ${t('uploads.here.more', { count: others.length })}`}
      </p>
      {asset?.state === 'trashed' ? (
        <p className={styles.gone}>{t('uploads.here.gone')}</p>
      ) : (
        asset?.can.delete?.allowed === true && (
          <Button className={styles.button} onPress={() => void letGo(assetId)}>
            {t('uploads.here.throw_away')}
          </Button>
        )
      )}
    </div>
  );
}
