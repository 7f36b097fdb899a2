import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { toast } from '@/ui/toasts';
import { takeHold } from './found';
import type { Remembered } from './memory';
import styles from './UploadPanel.module.css';
import { uploads } from './uploads';
import { choose } from './useUploads';

/** Uploads that a page left behind when it was closed. A browser gives no file back: it has to be given again. */
export function InterruptedNotice({ interrupted }: { interrupted: readonly Remembered[] }) {
  const { t } = useTranslation();

  async function goOn(files: FileList): Promise<void> {
    const strangers = await uploads.resumeWith(takeHold(files));
    if (strangers > 0)
      toast({ tone: 'warn', text: t('uploads.interrupted.strangers', { count: strangers }) });
  }

  return (
    <div className={styles.notice}>
      <p>{t('uploads.interrupted.text', { count: interrupted.length })}</p>
      <ul className={styles.names}>
        {interrupted.slice(0, 3).map(({ key, name }) => (
          <li key={key}>{name}</li>
        ))}
        {interrupted.length > 3 && <li>{t('uploads.rest', { count: interrupted.length - 3 })}</li>}
      </ul>
      <div className={styles.noticeButtons}>
        <Button onPress={() => choose('files', (files) => void goOn(files))}>
          {t('uploads.interrupted.choose')}
        </Button>
        <Button variant="quiet" onPress={uploads.discardInterrupted}>
          {t('uploads.interrupted.discard')}
        </Button>
      </div>
    </div>
  );
}
