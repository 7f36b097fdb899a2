import { useNavigate, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeBar } from '@/features/notices/NoticeBar';
import { SupermodeBanner } from '@/features/supermode/SupermodeBanner';
import { SupermodeDialog } from '@/features/supermode/SupermodeDialog';
import { UploadPanel } from '@/features/uploads/UploadPanel';
import { useShortcut } from '../shortcuts';
import { flipTheme } from '../theme';
import { useUndoKey } from '../undo';
import { useMe } from '../useMe';
import { ACCOUNT_BUTTON } from './AccountMenu';
import { HelpSheet } from './HelpSheet';
import { Rail } from './Rail';
import styles from './Shell.module.css';

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { supermode } = useMe();
  const [above, setAbove] = useState<'help' | 'supermode' | null>(null);

  useShortcut('?', () => setAbove('help'));
  useShortcut('t', flipTheme);
  useUndoKey();
  useShortcut('g l', () => void navigate({ to: '/library' }));
  useShortcut('g a', () => void navigate({ to: '/access' }));

  return (
    <div className={styles.window}>
      <a className={styles.skip} href="#content">
        {t('shell.skip')}
      </a>
      {supermode !== null && (
        <SupermodeBanner
          until={supermode.until}
          onLeave={() => document.getElementById(ACCOUNT_BUTTON)?.focus()}
        />
      )}
      <NoticeBar />
      <div className={styles.shell}>
        <Rail onHelp={() => setAbove('help')} onSupermode={() => setAbove('supermode')} />
        <div className={styles.page}>
          <Outlet />
        </div>
      </div>
      <UploadPanel />
      {above === 'help' && <HelpSheet onClose={() => setAbove(null)} />}
      {above === 'supermode' && <SupermodeDialog onClose={() => setAbove(null)} />}
    </div>
  );
}
