import { useNavigate, Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticeBar } from '@/features/notices/NoticeBar';
import { SupermodeBanner } from '@/features/supermode/SupermodeBanner';
import { SupermodeDialog } from '@/features/supermode/SupermodeDialog';
import { UploadPanel } from '@/features/uploads/UploadPanel';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { useLive } from '../live/useLive';
import { usePaletteKey } from '../palette/usePaletteKey';
import { settingsOf } from '../settings/settings';
import { useShortcut } from '../shortcuts';
import { flipTheme } from '../theme';
import { useUndoKey } from '../undo';
import { useMe } from '../useMe';
import { ACCOUNT_BUTTON } from './AccountMenu';
import { HelpSheet } from './HelpSheet';
import { Rail } from './Rail';
import styles from './Shell.module.css';

const Palette = lazy(async () => ({ default: (await import('../palette/Palette')).Palette }));

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { supermode, can } = useMe();
  const [above, setAbove] = useState<'help' | 'palette' | 'supermode' | null>(null);

  useShortcut('?', () => setAbove('help'));
  useShortcut('t', flipTheme);
  usePaletteKey(() => setAbove('palette'));
  useUndoKey();
  useLive();
  useShortcut('g l', () => void navigate({ to: '/library' }));
  useShortcut('g a', () => void navigate({ to: '/access' }));
  useShortcut('g s', () => {
    if (settingsOf(can).length > 0) void navigate({ to: '/settings' });
  });

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
      <ConnectionBanner />
      <NoticeBar />
      <div className={styles.shell}>
        <Rail onHelp={() => setAbove('help')} onSupermode={() => setAbove('supermode')} />
        <div className={styles.page}>
          <Outlet />
        </div>
      </div>
      <UploadPanel />
      {above === 'palette' && (
        <Suspense fallback={null}>
          <Palette
            onHelp={() => setAbove('help')}
            // What was chosen may have brought another window in its place.
            onClose={() => setAbove((now) => (now === 'palette' ? null : now))}
          />
        </Suspense>
      )}
      {above === 'help' && <HelpSheet onClose={() => setAbove(null)} />}
      {above === 'supermode' && <SupermodeDialog onClose={() => setAbove(null)} />}
    </div>
  );
}
