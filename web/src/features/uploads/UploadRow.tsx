import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '@/i18n/words';
import { IconButton } from '@/ui/IconButton';
import {
  CircleAlert,
  CircleCheck,
  Clock,
  Pause,
  Play,
  RotateCcw,
  Upload,
  X,
  type LucideIcon,
} from '@/ui/icons';
import { ProgressBar } from '@/ui/ProgressBar';
import { AlreadyHere } from './AlreadyHere';
import styles from './UploadPanel.module.css';
import { uploads } from './uploads';
import type { UploadItem, UploadStatus } from './upload';

const GLYPHS: Readonly<Record<UploadStatus, LucideIcon>> = {
  waiting: Clock,
  sending: Upload,
  paused: Pause,
  retrying: Clock,
  done: CircleCheck,
  failed: CircleAlert,
};

/** One upload: what it is, how far it is, and what can be done about it. */
export const UploadRow = memo(function UploadRow({ item }: { item: UploadItem }) {
  const { t } = useTranslation();
  const Glyph = GLYPHS[item.status];
  const isBegun = item.sent > 0 || item.status === 'sending';
  const isOnItsWay = item.status !== 'done' && item.status !== 'failed';
  return (
    <li className={styles.row} data-status={item.status}>
      <Glyph className={styles.glyph} size={16} strokeWidth={1.75} aria-hidden="true" />
      <div className={styles.what}>
        <div className={styles.name}>{item.name}</div>
        <div className={styles.state}>{stateOf(t, item)}</div>
        {item.alreadyHere.length > 0 && <AlreadyHere item={item} />}
        {isOnItsWay && isBegun && (
          <ProgressBar
            className={styles.bar}
            label={item.name}
            value={item.size === 0 ? 0 : item.sent / item.size}
          />
        )}
      </div>
      <RowButtons item={item} />
    </li>
  );
});

function RowButtons({ item: { id, name, status, failure } }: { item: UploadItem }) {
  const { t } = useTranslation();
  if (status === 'done') return null;
  const canPause = status === 'sending' || status === 'waiting' || status === 'retrying';
  return (
    <div className={styles.buttons}>
      {canPause && (
        <IconButton
          icon={Pause}
          size="small"
          label={t('uploads.pause', { name })}
          onPress={() => uploads.pause(id)}
        />
      )}
      {status === 'paused' && (
        <IconButton
          icon={Play}
          size="small"
          label={t('uploads.resume', { name })}
          onPress={() => uploads.resume(id)}
        />
      )}
      {status === 'failed' && failure !== 'unreadable' && (
        <IconButton
          icon={RotateCcw}
          size="small"
          label={t('uploads.retry', { name })}
          onPress={() => uploads.resume(id)}
        />
      )}
      <IconButton
        icon={X}
        size="small"
        label={t('uploads.cancel', { name })}
        onPress={() => uploads.cancel(id)}
      />
    </div>
  );
}

/** Where it goes and how far it is, or why it stopped. */
function stateOf(t: TFunction, { status, failure, folder, path, sent, size }: UploadItem): string {
  if (failure === 'unreadable') return t('uploads.unreadable');
  if (failure !== null) return problemText(t, failure);
  if (status === 'retrying') return t('uploads.retrying');
  const where =
    folder.kind === 'version'
      ? t('uploads.as_version', { title: folder.name })
      : [folder.name, ...path].join(' / ');
  if (status === 'sending' && size > 0) return `${Math.floor((sent / size) * 100)} % · ${where}`;
  return where;
}
