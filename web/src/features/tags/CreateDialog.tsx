import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { createTag } from '@/api/tags';
import type { Tag } from '@/api/types';
import { FormDialog } from '@/app/FormDialog';
import { forgetUndo } from '@/app/undo';
import { TextField } from '@/ui/TextField';
import { nameProblem } from './nameProblem';

interface Props {
  /** The tag that it lies under; null is the top. */
  parent: Tag | null;
  onClose: () => void;
}

/** Asks what a new tag is called. */
export function CreateDialog({ parent, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const attempt = useMutation({
    mutationFn: () => createTag({ name: name.trim(), parent: parent?.id ?? null }),
    onSuccess: async () => {
      forgetUndo();
      await queryClient.invalidateQueries({ queryKey: queryKeys.tags() });
      onClose();
    },
  });
  const wrong = nameProblem(t, attempt.error);
  return (
    <FormDialog
      title={parent === null ? t('tags.create') : t('tags.create_under', { tag: parent.name })}
      action={t('tags.create_action')}
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('tags.name')}
        value={name}
        onChange={setName}
        error={wrong}
        maxLength={100}
        autoComplete="off"
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}
