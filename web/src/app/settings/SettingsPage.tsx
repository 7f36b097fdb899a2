import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ListChecks, Tags } from '@/ui/icons';
import { NotFound } from '../NotFound';
import { useMe } from '../useMe';
import { settingsOf } from './settings';
import styles from './SettingsPage.module.css';

const ICONS = { tags: Tags, fields: ListChecks };

/** What of the account is administered: a page for each thing, of those that one may. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { can } = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const settings = settingsOf(can);
  // What one may not administer is as if it were not there.
  if (!settings.some(({ to }) => path.startsWith(to))) return <NotFound />;
  return (
    <div className={styles.settings}>
      <nav className={styles.column} aria-label={t('settings.title')}>
        <h2 className={styles.title}>{t('settings.title')}</h2>
        {settings.map(({ id, to }) => {
          const Icon = ICONS[id];
          return (
            <Link key={id} to={to} className={styles.link} activeProps={{ 'data-current': '' }}>
              <Icon size={16} aria-hidden />
              {t(`${id}.title`)}
            </Link>
          );
        })}
      </nav>
      <Outlet />
    </div>
  );
}
