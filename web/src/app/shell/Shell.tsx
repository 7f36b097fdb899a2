import { useNavigate, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UploadPanel } from '@/features/uploads/UploadPanel';
import { useShortcut } from '../shortcuts';
import { flipTheme } from '../theme';
import { HelpSheet } from './HelpSheet';
import { Rail } from './Rail';
import styles from './Shell.module.css';

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);

  useShortcut('?', () => setHelp(true));
  useShortcut('t', flipTheme);
  useShortcut('g l', () => void navigate({ to: '/library' }));

  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      <Rail onHelp={() => setHelp(true)} />
      <div className={styles.page}>
        <Outlet />
      </div>
      <UploadPanel />
      {help && <HelpSheet onClose={() => setHelp(false)} />}
    </div>
  );
}
