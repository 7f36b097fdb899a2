import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeField, createField } from '@/api/fields';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import type { Field, FieldKind } from '@/api/types';
import { FormDialog } from '@/app/FormDialog';
import { forgetUndo } from '@/app/undo';
import { fieldText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { changeOf, draftOf, isChosen, twice, type ChoiceDraft } from './choices';
import { ChoicesEditor } from './ChoicesEditor';

const KINDS: readonly FieldKind[] = ['text', 'number', 'date', 'choice', 'choices'];
const NO_CHOICES: readonly ChoiceDraft[] = [{ key: 'first', id: null, name: '' }];

interface Props {
  /** Null makes a new one. */
  field: Field | null;
  onClose: () => void;
}

/** What a field is called, what may stand in it, and what it offers. Its kind stays for good. */
export function FieldDialog({ field, onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState(field?.name ?? '');
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text');
  const [choices, setChoices] = useState(field === null ? NO_CHOICES : draftOf(field.choices));
  const changed = changeOf(choices);
  const attempt = useMutation({
    mutationFn: () =>
      field === null
        ? createField({
            name: name.trim(),
            kind,
            ...(isChosen(kind) && { choices: changed.map((choice) => choice.name) }),
          })
        : changeField(field, { name: name.trim(), ...(isChosen(kind) && { choices: changed }) }),
    onSuccess: async () => {
      forgetUndo();
      await queryClient.invalidateQueries({ queryKey: queryKeys.fields() });
      onClose();
    },
    onError: async (error) => {
      if (error instanceof Problem && error.code === 'stale')
        await queryClient.invalidateQueries({ queryKey: queryKeys.fields() });
    },
  });
  const wrong = fieldText(t, attempt.error, 'name');
  const again = twice(choices);
  const gone = field?.choices.filter(
    ({ id, retired }) => !retired && !choices.some((choice) => choice.id === id),
  );

  return (
    <FormDialog
      title={field === null ? t('fields.create') : t('fields.edit_title', { name: field.name })}
      action={field === null ? t('fields.create_action') : t('common.save')}
      size="medium"
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      unavailable={unavailable()}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
      below={
        <>
          {field === null && (
            <Select<FieldKind>
              label={t('fields.kind_label')}
              options={KINDS.map((id) => ({ id, text: t(`fields.kind.${id}`) }))}
              value={kind}
              onChange={setKind}
            />
          )}
          {field === null && <p>{t('fields.kind_stays')}</p>}
          {isChosen(kind) && <ChoicesEditor value={choices} onChange={setChoices} />}
          {gone !== undefined && gone.length > 0 && (
            <Notice tone="info" live="polite">
              {t('fields.choices_gone', { names: gone.map((choice) => choice.name).join(', ') })}
            </Notice>
          )}
        </>
      }
    >
      <TextField
        label={t('fields.name')}
        value={name}
        onChange={setName}
        error={wrong}
        maxLength={200}
        autoComplete="off"
        isRequired
        autoFocus
      />
    </FormDialog>
  );

  function unavailable(): string | null {
    if (!isChosen(kind)) return null;
    if (again !== null) return t('fields.twice', { name: again });
    return field === null && changed.length === 0 ? t('fields.no_choices') : null;
  }
}
