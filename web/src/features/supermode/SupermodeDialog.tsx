import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { enterSupermode } from '@/api/session';
import { fieldText, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import styles from './SupermodeDialog.module.css';

interface Props {
  onClose: () => void;
}

/** Turns super-admin mode on: one signs in again, and says why. */
export function SupermodeDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useId();
  const [password, setPassword] = useState('');
  const [reason, setReason] = useState('');
  const attempt = useMutation({
    mutationFn: () => enterSupermode(password, reason.trim()),
    onSuccess: async (me) => {
      queryClient.setQueryData(queryKeys.session(), me);
      onClose();
      // All that was shown was shown to somebody who could see less.
      await queryClient.invalidateQueries();
    },
    onError: () => setPassword(''),
  });
  const refused = attempt.error instanceof Problem && attempt.error.code === 'sign_in_refused';
  const wrong = fieldText(t, attempt.error, 'reason');

  return (
    <Dialog
      title={t('supermode.ask')}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={attempt.isPending}>
            {t('supermode.turn_on')}
          </Button>
        </>
      }
    >
      <p>{t('supermode.text')}</p>
      <Form
        id={form}
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <TextField
          label={t('supermode.reason')}
          description={t('supermode.reason_text')}
          value={reason}
          onChange={setReason}
          error={wrong}
          maxLength={1000}
          autoComplete="off"
          multiline
          isRequired
          autoFocus
        />
        <TextField
          label={t('supermode.password')}
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          error={refused ? t('supermode.wrong_password') : null}
          autoComplete="current-password"
          isRequired
        />
      </Form>
      {attempt.isError && !refused && wrong === null && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
