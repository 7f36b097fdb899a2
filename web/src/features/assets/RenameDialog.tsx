import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changeAsset } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import type { AssetTile } from '@/api/types';
import { forgetUndo, tellUndoable } from '@/app/undo';
import { fieldText, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { toast } from '@/ui/toasts';

interface Props {
  asset: AssetTile;
  onClose: () => void;
}

/** Asks for another title. */
export function RenameDialog({ asset, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useId();
  const [title, setTitle] = useState(asset.title);
  const attempt = useMutation({
    mutationFn: () => changeAsset(asset, { title: title.trim() }),
    onSuccess: async (saved) => {
      // First of all, for the new title may stand in the list already: what happens is told to every tab at once.
      onClose();
      if (saved === null) {
        forgetUndo();
      } else {
        const text = t('assets.renamed', { title: saved.title });
        tellUndoable(t, { tone: 'success', text }, async () => {
          await changeAsset(saved, { title: asset.title });
          await refreshLibrary(queryClient);
          toast({ tone: 'success', text: t('common.undone') });
        });
      }
      await refreshLibrary(queryClient);
    },
  });
  const wrong = fieldText(t, attempt.error, 'title');
  return (
    <Dialog
      title={t('assets.rename')}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={attempt.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <TextField
          label={t('assets.title')}
          value={title}
          onChange={setTitle}
          error={wrong}
          description={asset.file_name}
          maxLength={255}
          autoComplete="off"
          isRequired
          autoFocus
        />
      </Form>
      {attempt.isError && wrong === null && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
