import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Folder, State } from '@/api/types';
import { nameOf, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';

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
    <Dialog
      title={t(`folders.ask.${state}.title`, { name: nameOf(t, folder) })}
      role="alertdialog"
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button
            variant={state === 'trashed' ? 'danger' : 'primary'}
            pending={attempt.isPending}
            onPress={() => attempt.mutate()}
          >
            {t(`folders.ask.${state}.action`)}
          </Button>
        </>
      }
    >
      <p>{t(`folders.ask.${state}.text`)}</p>
      {attempt.isError && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
