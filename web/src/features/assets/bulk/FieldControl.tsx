import { useTranslation } from 'react-i18next';
import type { Field } from '@/api/types';
import { Checkbox } from '@/ui/Checkbox';
import { Select } from '@/ui/Select';
import { TextField } from '@/ui/TextField';
import { valueOf } from '../fieldText';
import styles from './BulkForm.module.css';
import type { FieldDraft } from './draft';

interface Props {
  field: Field;
  draft: FieldDraft;
  onChange: (next: Partial<FieldDraft>) => void;
}

/** What one of the account's own fields is set to. Choices that are offered no longer are not offered here. */
export function FieldControl({ field, draft, onChange }: Props) {
  const { t } = useTranslation();
  const label = t('describe.new', { name: field.name });
  const offered = field.choices.filter((choice) => !choice.retired);

  if (field.kind === 'choice') {
    const [chosen] = draft.choices;
    return (
      <Select
        label={label}
        labelling="spoken"
        options={offered.map(({ id, name }) => ({ id, text: name }))}
        value={chosen ?? null}
        placeholder={t('describe.choose')}
        onChange={(id) => onChange({ choices: [id] })}
      />
    );
  }
  if (field.kind === 'choices') {
    return (
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">{label}</legend>
        {offered.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={draft.choices.includes(id)}
            onChange={(isChosen) =>
              onChange({
                choices: isChosen ? [...draft.choices, id] : draft.choices.filter((each) => each !== id),
              })
            }
          >
            {name}
          </Checkbox>
        ))}
      </fieldset>
    );
  }
  const isWrong = draft.text.trim() !== '' && valueOf(field.kind, draft.text) === undefined;
  return (
    <TextField
      label={label}
      labelling="spoken"
      value={draft.text}
      onChange={(text) => onChange({ text })}
      error={isWrong ? t(`assets.field_wrong.${field.kind}`) : null}
      {...(field.kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(field.kind === 'date' ? { type: 'date' as const } : {})}
      autoComplete="off"
      autoFocus
    />
  );
}
