import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { ShieldAlert } from '@/ui/icons';
import { useMinutesUntil } from './minutes';
import styles from './SupermodeBanner.module.css';
import { useLeave } from './useLeave';

interface Props {
  /** When it ends by itself. */
  until: string;
  /** Called when it was turned off here: the button that had the focus is gone then. */
  onLeave: () => void;
}

/** Says as long as super-admin mode is on that it is, and for how long; with a frame around everything. */
export function SupermodeBanner({ until, onLeave }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const minutes = useMinutesUntil(until);
  const { leave, leaving } = useLeave();
  const over = minutes === 0;

  useEffect(() => {
    // The server says whether it is over; it also says what is in sight now.
    if (over) void queryClient.invalidateQueries();
  }, [over, queryClient]);

  return (
    <aside className={styles.banner} aria-label={t('supermode.title')}>
      <ShieldAlert size={18} aria-hidden className={styles.sign} />
      <p className={styles.text}>
        <strong role="status">{t('supermode.on')}</strong> <span>{t('supermode.means')}</span>
      </p>
      <span className={styles.left}>{t('supermode.left', { count: Math.max(1, minutes) })}</span>
      <Button
        pending={leaving}
        onPress={() => {
          leave();
          onLeave();
        }}
      >
        {t('supermode.turn_off')}
      </Button>
      <span className={styles.frame} aria-hidden />
    </aside>
  );
}
