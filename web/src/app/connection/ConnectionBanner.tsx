import { useMutationState } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import banner from '@/ui/banner.module.css';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { CloudOff, RotateCcw } from '@/ui/icons';
import { useLeaveGuard } from '@/ui/useLeaveGuard';
import { useConnection } from './connection';
import styles from './ConnectionBanner.module.css';
import { lookForServer } from './watchConnection';

/** Says while Vitrine can't be reached that it can't, and how many changes have not got there; nothing while it can. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const connection = useConnection();
  const waiting = useMutationState({ filters: { predicate: ({ state }) => state.isPaused } }).length;
  useLeaveGuard(waiting > 0);
  return (
    // It is there before there is anything to say, so that what it says is read out.
    <div role="status">
      {connection !== 'up' && (
        <div className={classes(banner.banner, styles.banner)}>
          <CloudOff size={18} aria-hidden className={banner.sign} />
          <p className={banner.text}>
            {t(`connection.${connection}`)}
            {waiting > 0 && ` ${t('connection.waiting', { count: waiting })}`}
          </p>
          {connection === 'down' && (
            <Button icon={RotateCcw} onPress={lookForServer}>
              {t('common.retry')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
