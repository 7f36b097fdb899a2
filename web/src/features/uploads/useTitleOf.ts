import { useTranslation } from 'react-i18next';
import type { UploadSummary } from './summary';

/** All uploads in one line. */
export function useTitleOf({ active, paused, failed, done, total, isRetrying }: UploadSummary): string {
  const { t } = useTranslation();
  if (isRetrying) return t('uploads.title.retrying');
  if (active > 0) return t('uploads.title.active', { done, count: total - failed });
  if (paused > 0) return t('uploads.title.paused', { count: paused });
  if (failed > 0) return t('uploads.title.failed', { count: failed });
  return t('uploads.title.done', { count: done });
}
