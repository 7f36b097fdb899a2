import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/app/FormDialog';
import { fieldText } from '@/i18n/words';
import { TextField } from '@/ui/TextField';

interface Props {
  title: string;
  action: string;
  initial: string;
  save: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for a folder's name. */
export function NameDialog({ title, action, initial, save, onClose }: Props) {
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
        autoFocus
      />
    </FormDialog>
  );
}
