import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '@/api/queries';
import type { Asset, Field, FieldValue } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { Checkbox } from '@/ui/Checkbox';
import { EditableText, type Kept } from '@/ui/EditableText';
import { Select } from '@/ui/Select';
import { toast } from '@/ui/toasts';
import styles from './FieldList.module.css';
import { textOf, valueOf } from './fieldText';

interface Props {
  asset: Asset;
  /** Why they can't be changed; null where they can. */
  locked: string | null;
  onChange: (field: Field, value: FieldValue | null) => Promise<Kept>;
}

/** What stands in the account's own fields; one that is offered no longer only where something stands in it. */
export function FieldList({ asset, locked, onChange }: Props) {
  const { data = [] } = useQuery(fieldsQuery());
  return data.map((field) => {
    const value = asset.fields.find((each) => each.field === field.id)?.value;
    if (field.retired && value === undefined) return null;
    const props = { field, value, locked, onChange: (next: FieldValue | null) => onChange(field, next) };
    return field.kind === 'choice' || field.kind === 'choices' ? (
      <Chosen key={field.id} {...props} />
    ) : (
      <Written key={field.id} {...props} />
    );
  });
}

interface FieldProps {
  field: Field;
  value: FieldValue | undefined;
  locked: string | null;
  onChange: (value: FieldValue | null) => Promise<Kept>;
}

function Written({ field, value, locked, onChange }: FieldProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <EditableText
      label={field.name}
      value={textOf(value, locale)}
      placeholder={field.kind === 'date' ? t('assets.date_form') : t('common.none')}
      unavailable={locked}
      onCommit={(text) => {
        const next = valueOf(field.kind, text);
        if (next !== undefined) return onChange(next);
        toast({
          tone: 'error',
          text: t(
            `assets.field_wrong.${field.kind === 'number' || field.kind === 'date' ? field.kind : 'text'}`,
          ),
        });
        return 'refused';
      }}
    />
  );
}

const NONE = 'none';

function Chosen({ field, value, locked, onChange }: FieldProps) {
  const { t } = useTranslation();
  const chosen = value !== undefined && 'choices' in value ? value.choices : [];
  const offered = field.choices.filter((choice) => !choice.retired || chosen.includes(choice.id));
  const change = (choices: string[]) => onChange(choices.length === 0 ? null : { choices });

  if (locked !== null) {
    const names = offered.filter(({ id }) => chosen.includes(id)).map(({ name }) => name);
    return (
      <EditableText
        label={field.name}
        value={names.join(', ')}
        unavailable={locked}
        onCommit={() => 'refused'}
      />
    );
  }
  if (field.kind === 'choice') {
    return (
      <Select
        label={field.name}
        options={[
          { id: NONE, text: t('common.none') },
          ...offered.map(({ id, name }) => ({ id, text: name })),
        ]}
        value={chosen[0] ?? NONE}
        onChange={(id) => void change(id === NONE ? [] : [id])}
      />
    );
  }
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.legend}>{field.name}</legend>
      {offered.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isChosen) =>
            void change(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id))
          }
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
