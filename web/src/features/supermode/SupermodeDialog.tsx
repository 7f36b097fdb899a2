import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { enterSupermode } from '@/api/session';
import { FormDialog } from '@/app/FormDialog';
import { fieldText } from '@/i18n/words';
import { TextField } from '@/ui/TextField';

interface Props {
  onClose: () => void;
}

/** Turns super-admin mode on: one signs in again, and says why. */
export function SupermodeDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
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
    <FormDialog
      title={t('supermode.ask')}
      action={t('supermode.turn_on')}
      pending={attempt.isPending}
      error={!refused && wrong === null ? attempt.error : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
    >
      <p>{t('supermode.text')}</p>
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
    </FormDialog>
  );
}
