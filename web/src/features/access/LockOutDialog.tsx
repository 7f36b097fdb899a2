import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { ConfirmDialog } from '@/app/ConfirmDialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';

interface Props {
  folder: string;
  problem: Problem;
  pending: boolean;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asks for the folder's name, typed, before somebody locks themselves or everybody out. */
export function LockOutDialog({ folder, problem, pending, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const confirmed = typed.trim().normalize('NFC') === folder.trim().normalize('NFC');
  return (
    <ConfirmDialog
      title={t('access.lock.title')}
      action={t('access.lock.action')}
      variant="danger"
      size="medium"
      pending={pending}
      unavailable={confirmed ? null : t('access.lock.type', { name: folder })}
      onConfirm={onConfirm}
      onClose={onCancel}
    >
      <Notice tone="error">
        {problem.flag('locks_out_self') && <p>{t('access.lock.self', { name: folder })}</p>}
        {problem.flag('locks_out_last') && <p>{t('access.lock.last', { name: folder })}</p>}
        {!problem.flag('locks_out_self') && !problem.flag('locks_out_last') && (
          <p>{t('problem.confirmation_needed')}</p>
        )}
      </Notice>
      <TextField
        label={t('access.lock.type', { name: folder })}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck="false"
      />
    </ConfirmDialog>
  );
}
