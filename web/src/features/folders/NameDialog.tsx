import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { fieldText, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
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
  const form = useId();
  const [name, setName] = useState(initial);
  const attempt = useMutation({ mutationFn: save, onSuccess: onClose });
  const wrong = fieldText(t, attempt.error, 'name');

  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={attempt.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate(name.trim());
        }}
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
      </Form>
      {attempt.isError && wrong === null && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
