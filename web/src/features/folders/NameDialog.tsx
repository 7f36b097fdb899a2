import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/app/FormDialog';
import { fieldText } from '@/i18n/words';
import { TextField } from '@/ui/TextField';

interface Props {
  title: string;
  action: string;
  initial: string;
  /** The folders beside it. */
  taken: readonly string[];
  save: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a folder's name. */
export function NameDialog({ title, action, initial, taken, save, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const attempt = useMutation({ mutationFn: save, onSuccess: onClose });
  const wrong = fieldText(t, attempt.error, 'name');

  return (
    <FormDialog
      title={title}
      action={action}
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate(name.trim())}
      onClose={onClose}
    >
      <TextField
        label={t('folders.name')}
        value={name}
        onChange={setName}
        error={wrong}
        maxLength={255}
        autoComplete="off"
        isRequired
        selected
        description={noteOf(t, name.trim(), taken)}
        autoFocus
      />
    </FormDialog>
  );
}

/** What is allowed and yet easily regretted. */
function noteOf(t: TFunction, name: string, taken: readonly string[]): string | undefined {
  if (taken.some((each) => each.toLowerCase() === name.toLowerCase())) return t('folders.name_taken');
  return name.includes('/') ? t('folders.name_slash') : undefined;
}
