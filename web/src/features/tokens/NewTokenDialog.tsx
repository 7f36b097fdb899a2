import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { createToken } from '@/api/tokens';
import type { ActionFunction, CreatedToken } from '@/api/types';
import { FormDialog } from '@/app/FormDialog';
import { sectionsOf } from '@/app/functionSections';
import { fieldText, functionDoes, functionName } from '@/i18n/words';
import { Checkbox } from '@/ui/Checkbox';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { END_DAYS, endAfter, SCOPES, type EndChoice } from './choices';
import styles from './NewTokenDialog.module.css';

interface Props {
  onClose: () => void;
  onMade: (token: CreatedToken) => void;
}

/** Asks what a new token is for, what it may do and until when. */
export function NewTokenDialog({ onClose, onMade }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ReadonlySet<ActionFunction>>(new Set(['see']));
  const [end, setEnd] = useState<EndChoice>('90');
  const attempt = useMutation({
    mutationFn: () =>
      createToken({
        name: name.trim(),
        scope: SCOPES.filter((each) => scope.has(each)),
        until: endAfter(end, new Date()),
      }),
    onSuccess: async (made) => {
      onMade(made);
      await queryClient.invalidateQueries({ queryKey: queryKeys.tokens() });
    },
  });
  const heading = useId();
  const wrong = fieldText(t, attempt.error, 'name');

  return (
    <FormDialog
      title={t('tokens.create')}
      action={t('tokens.create_action')}
      size="medium"
      pending={attempt.isPending}
      error={wrong === null ? attempt.error : null}
      unavailable={scope.size === 0 ? t('tokens.scope_empty') : null}
      onSubmit={() => attempt.mutate()}
      onClose={onClose}
    >
      <TextField
        label={t('tokens.name')}
        description={t('tokens.name_text')}
        value={name}
        onChange={setName}
        error={wrong}
        maxLength={100}
        autoComplete="off"
        isRequired
        autoFocus
      />
      <Select<EndChoice>
        label={t('tokens.end')}
        options={END_DAYS.map((id) => ({
          id,
          text: id === 'never' ? t('tokens.no_end') : t('tokens.days', { count: Number(id) }),
        }))}
        value={end}
        onChange={setEnd}
      />
      <fieldset className={styles.scope}>
        <legend className={styles.legend}>{t('tokens.scope')}</legend>
        {sectionsOf(SCOPES).map(({ name: section, functions }) => (
          <div key={section} role="group" aria-labelledby={`${heading}${section}`} className={styles.section}>
            <h3 id={`${heading}${section}`} className={styles.heading}>
              {t(`access.section.${section}`)}
            </h3>
            {functions.map((each) => (
              <Checkbox
                key={each}
                isSelected={scope.has(each)}
                onChange={(chosen) => {
                  const next = new Set(scope);
                  if (chosen) next.add(each);
                  else next.delete(each);
                  setScope(next);
                }}
              >
                {functionName(t, each)}
                <span className={styles.does}>{functionDoes(t, each)}</span>
              </Checkbox>
            ))}
          </div>
        ))}
      </fieldset>
    </FormDialog>
  );
}
