import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Library, Settings, ShieldCheck } from '@/ui/icons';
import { MarkSign } from '../Mark';
import { settingsOf } from '../settings/settings';
import { useMe } from '../useMe';
import { AccountMenu } from './AccountMenu';
import styles from './Rail.module.css';

interface Props {
  onHelp: () => void;
  onSupermode: () => void;
}

/** The ways through the product; a bar at the bottom on a phone. */
export function Rail({ onHelp, onSupermode }: Props) {
  const { t } = useTranslation();
  const { can } = useMe();
  return (
    <nav className={styles.rail} aria-label={t('shell.main')}>
      <span className={styles.sign}>
        <MarkSign />
      </span>
      <Link to="/library" className={styles.link} activeProps={{ 'data-current': '' }}>
        <Library size={20} aria-hidden />
        <span className={styles.name}>{t('shell.library')}</span>
      </Link>
      <Link to="/access" className={styles.link} activeProps={{ 'data-current': '' }}>
        <ShieldCheck size={20} aria-hidden />
        <span className={styles.name}>{t('shell.access')}</span>
      </Link>
      {settingsOf(can).length > 0 && (
        <Link to="/settings" className={styles.link} activeProps={{ 'data-current': '' }}>
          <Settings size={20} aria-hidden />
          <span className={styles.name}>{t('settings.title')}</span>
        </Link>
      )}
      <span className={styles.gap} />
      <AccountMenu onHelp={onHelp} onSupermode={onSupermode} />
    </nav>
  );
}
