import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoom } from '@/app/media';
import { IconButton } from '@/ui/IconButton';
import { ChevronDown, ChevronUp, Pause, Play, RotateCcw, X } from '@/ui/icons';
import { ProgressBar } from '@/ui/ProgressBar';
import { useLeaveGuard } from '@/ui/useLeaveGuard';
import { InterruptedNotice } from './InterruptedNotice';
import { summaryOf, type UploadSummary } from './summary';
import styles from './UploadPanel.module.css';
import { recallInterrupted, uploads } from './uploads';
import { UploadList } from './UploadList';
import { useRefreshOnArrival } from './useRefreshOnArrival';
import { useTitleOf } from './useTitleOf';

/** What is being uploaded, in a corner, out of the way. Mounted once; shown while there is something to show. */
export function UploadPanel() {
  const { t } = useTranslation();
  const { items, interrupted } = useSyncExternalStore(uploads.subscribe, uploads.getState);
  const room = useRoom();
  const summary = summaryOf(items);
  const [chosen, setOpen] = useState<boolean | null>(null);
  // On a phone the list would cover what it is about; so it would anywhere once there is nothing more to it.
  const isSettled =
    summary.done === summary.total && items.every(({ alreadyHere }) => alreadyHere.length === 0);
  const isOpen = chosen ?? (room !== 'phone' && !(isSettled && interrupted.length === 0));
  const title = useTitleOf(summary);
  useRefreshOnArrival();
  useLeaveGuard(summary.active > 0);
  useEffect(() => {
    void recallInterrupted();
    // The browser knows before any timer that the line is back.
    window.addEventListener('online', uploads.wake);
    return () => window.removeEventListener('online', uploads.wake);
  }, []);

  if (items.length === 0 && interrupted.length === 0) return null;
  return (
    <section className={styles.panel} aria-label={t('uploads.label')}>
      <header className={styles.header}>
        <h2 className={styles.title}>{items.length === 0 ? t('uploads.interrupted.title') : title}</h2>
        <PanelButtons summary={summary} isOpen={isOpen} onOpen={setOpen} />
      </header>
      {summary.active + summary.paused > 0 && (
        <ProgressBar className={styles.overall} label={t('uploads.overall')} value={summary.part} />
      )}
      {isOpen && interrupted.length > 0 && <InterruptedNotice interrupted={interrupted} />}
      {isOpen && items.length > 0 && <UploadList items={items} />}
      <div role="status" className="visually-hidden">
        {summary.total > 0 && summary.active === 0 ? title : ''}
      </div>
    </section>
  );
}

interface PanelButtonsProps {
  summary: UploadSummary;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

function PanelButtons({ summary, isOpen, onOpen }: PanelButtonsProps) {
  const { t } = useTranslation();
  const isIdle = summary.active + summary.paused === 0;
  return (
    <div className={styles.buttons}>
      {summary.active > 0 && (
        <IconButton icon={Pause} size="small" label={t('uploads.pauseAll')} onPress={uploads.pauseAll} />
      )}
      {summary.active === 0 && summary.paused > 0 && (
        <IconButton icon={Play} size="small" label={t('uploads.resumeAll')} onPress={uploads.resumeAll} />
      )}
      {isIdle && summary.failed > 0 && (
        <IconButton icon={RotateCcw} size="small" label={t('uploads.retryAll')} onPress={uploads.retryAll} />
      )}
      <IconButton
        icon={isOpen ? ChevronDown : ChevronUp}
        size="small"
        label={t(isOpen ? 'uploads.collapse' : 'uploads.expand')}
        aria-expanded={isOpen}
        onPress={() => onOpen(!isOpen)}
      />
      {isIdle && summary.total > 0 && (
        <IconButton icon={X} size="small" label={t('uploads.clear')} onPress={uploads.clear} />
      )}
    </div>
  );
}
