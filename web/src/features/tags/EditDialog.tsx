import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { refreshTags } from '@/api/queries';
import { changeTag } from '@/api/tags';
import type { Tag } from '@/api/types';
import { tellUndoable } from '@/app/undo';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { TagField } from '@/ui/TagField';
import { TextField } from '@/ui/TextField';
import { toast } from '@/ui/toasts';
import { nameProblem } from './nameProblem';

interface Props {
  tag: Tag;
  onClose: () => void;
}

/** No synonym completes another. */
const NOTHING = () => [];

/** What a tag is called, and what it is called as well. Whoever bears it bears it by its new name. */
export function EditDialog({ tag, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useId();
  const [name, setName] = useState(tag.name);
  const [synonyms, setSynonyms] = useState<string[]>(tag.synonyms);
  const attempt = useMutation({
    mutationFn: () => changeTag(tag, { name: name.trim(), synonyms }),
    onSuccess: async (changed) => {
      await refreshTags(queryClient);
      onClose();
      tellUndoable(t, { tone: 'success', text: t('tags.changed', { tag: changed.name }) }, async () => {
        await changeTag(changed, { name: tag.name, synonyms: tag.synonyms });
        await refreshTags(queryClient);
        toast({ tone: 'success', text: t('common.undone') });
      });
    },
  });
  const wrong = nameProblem(t, attempt.error);
  return (
    <Dialog
      title={t('tags.edit_title', { tag: tag.name })}
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
          label={t('tags.name')}
          description={t('tags.name_text')}
          value={name}
          onChange={setName}
          maxLength={100}
          autoComplete="off"
          isRequired
          autoFocus
        />
      </Form>
      <TagField
        label={t('tags.synonyms')}
        addLabel={t('tags.synonym_add')}
        removeLabel={(synonym) => t('assets.tag_remove', { tag: synonym })}
        value={synonyms}
        suggest={NOTHING}
        onChange={setSynonyms}
      />
      {attempt.isError && (
        <Notice tone="error" live="assertive">
          {wrong ?? problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
