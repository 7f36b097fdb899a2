import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshTags } from '@/api/queries';
import { changeTag } from '@/api/tags';
import type { Tag } from '@/api/types';
import { FormDialog } from '@/app/FormDialog';
import { tellUndoable } from '@/app/undo';
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
    <FormDialog
      title={t('tags.edit_title', { tag: tag.name })}
      action={t('common.save')}
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
      below={
        <>
          <TagField
            label={t('tags.synonyms')}
            addLabel={t('tags.synonym_add')}
            removeLabel={(synonym) => t('assets.tag_remove', { tag: synonym })}
            value={synonyms}
            suggest={NOTHING}
            onChange={setSynonyms}
          />
          {wrong !== null && (
            <Notice tone="error" live="assertive">
              {wrong}
            </Notice>
          )}
        </>
      }
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
    </FormDialog>
  );
}
