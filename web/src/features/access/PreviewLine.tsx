import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { previewFolderAccess } from '@/api/access';
import { queryKeys } from '@/api/keys';
import type { FolderAccess, Id } from '@/api/types';
import { problemText } from '@/i18n/words';
import { toChange, type Draft } from './draft';
import styles from './PreviewLine.module.css';

interface Props {
  folder: Id;
  access: FolderAccess;
  draft: Draft;
}

/** What saving would do to the folders below and to oneself, before it is done. */
export function PreviewLine({ folder, access, draft }: Props) {
  const { t } = useTranslation();
  const change = toChange(access, draft);
  const { data, error } = useQuery({
    queryKey: queryKeys.accessPreview(folder, JSON.stringify([access.version, change])),
    queryFn: ({ signal }) => previewFolderAccess(folder, change, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  if (error !== null) return <p className={styles.line}>{problemText(t, error)}</p>;
  if (data === undefined) return <p className={styles.line}>{t('access.preview.working')}</p>;

  const parts =
    draft.subfolders === 'update'
      ? [
          t('access.preview.follow', { count: data.folders_following }),
          data.lists_removed > 0 ? t('access.preview.go', { count: data.lists_removed }) : null,
          data.lists_kept ? t('access.preview.stay') : null,
        ]
      : [t('access.preview.only_here')];
  return (
    <div className={styles.line} role="status">
      <p>{parts.filter((part) => part !== null).join(' ')}</p>
      {(data.locks_out_self || data.locks_out_last) && (
        <p className={styles.danger}>
          {t(data.locks_out_last ? 'access.preview.locks_last' : 'access.preview.locks_self')}
        </p>
      )}
    </div>
  );
}
