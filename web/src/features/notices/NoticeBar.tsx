import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { readNotice } from '@/api/notices';
import { noticesQuery } from '@/api/queries';
import { formatInstant } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import banner from '@/ui/banner.module.css';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { ShieldAlert } from '@/ui/icons';
import { toast } from '@/ui/toasts';
import styles from './NoticeBar.module.css';

/** What one has to be told of, one after the other, until one has read it; nothing where there is nothing. */
export function NoticeBar() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { data } = useQuery(noticesQuery());
  const read = useMutation({
    mutationFn: readNotice,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.notices() }),
    onError: (error) => toast({ tone: 'error', text: problemText(t, error) }),
  });
  const [newest, ...others] = data ?? [];
  if (newest === undefined) return null;
  const { by, at, until, reason } = newest;

  return (
    <aside className={classes(banner.banner, styles.bar)} aria-label={t('notices.label')}>
      <ShieldAlert size={18} aria-hidden className={banner.sign} />
      <div className={banner.text}>
        <p role="status">
          {t('notices.supermode', {
            name: by?.name ?? t('common.someone'),
            at: formatInstant(at, locale),
            until: new Date(until).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' }),
          })}
        </p>
        {reason !== null && <p className={styles.reason}>{t('notices.reason', { reason })}</p>}
      </div>
      {others.length > 0 && <span>{t('notices.more', { count: others.length })}</span>}
      <Button pending={read.isPending} onPress={() => read.mutate(newest.id)}>
        {t('notices.read')}
      </Button>
    </aside>
  );
}
