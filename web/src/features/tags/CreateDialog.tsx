import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { createTag } from '@/api/tags';
import type { Tag } from '@/api/types';
import { forgetUndo } from '@/app/undo';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
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
  const form = useId();
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
    <Dialog
      title={parent === null ? t('tags.create') : t('tags.create_under', { tag: parent.name })}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={attempt.isPending}>
            {t('tags.create_action')}
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
          label={t('tags.name')}
          value={name}
          onChange={setName}
          error={wrong}
          maxLength={100}
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
