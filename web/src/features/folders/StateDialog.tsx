import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Folder, State } from '@/api/types';
import { ConfirmDialog } from '@/app/ConfirmDialog';
import { nameOf } from '@/i18n/words';

interface Props {
  folder: Folder;
  state: State;
  save: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before a folder goes to the archive or the trash, with all that is in it, and comes back. */
export function StateDialog({ folder, state, save, onClose }: Props) {
  const { t } = useTranslation();
  const attempt = useMutation({ mutationFn: save, onSuccess: onClose });
  return (
    <ConfirmDialog
      title={t(`folders.ask.${state}.title`, { name: nameOf(t, folder) })}
      action={t(`folders.ask.${state}.action`)}
      variant={state === 'trashed' ? 'danger' : 'primary'}
      pending={attempt.isPending}
      error={attempt.error}
      onConfirm={() => attempt.mutate()}
      onClose={onClose}
    >
      <p>{t(`folders.ask.${state}.text`)}</p>
    </ConfirmDialog>
  );
}
