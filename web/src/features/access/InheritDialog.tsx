import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { whatIfQuery } from '@/api/queries';
import type { FolderAccess, Id } from '@/api/types';
import { ConfirmDialog } from '@/app/ConfirmDialog';
import { problemText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { Effects } from './review/Effects';

interface Props {
  folder: Id;
  name: string;
  version: FolderAccess['version'];
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asks before a folder's own list is given up, which can't be brought back, and says whom that changes what for. */
export function InheritDialog({ folder, name, version, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery(whatIfQuery(folder, version, { kind: 'folder_inherit', folder }));
  return (
    <ConfirmDialog
      title={t('access.back_title', { name })}
      action={t('access.back')}
      variant="primary"
      size="medium"
      onConfirm={onConfirm}
      onClose={onCancel}
    >
      <p>{t('access.back_text')}</p>
      {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && <Effects whatIf={data} />}
    </ConfirmDialog>
  );
}
