import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeAsset } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import type { AssetTile } from '@/api/types';
import { FormDialog } from '@/app/FormDialog';
import { forgetUndo, tellUndoable } from '@/app/undo';
import { fieldText } from '@/i18n/words';
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
    <FormDialog
      title={t('assets.rename')}
      action={t('common.save')}
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
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
        selected
        autoFocus
      />
    </FormDialog>
  );
}
