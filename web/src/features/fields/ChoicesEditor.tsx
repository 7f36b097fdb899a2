import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { IconButton } from '@/ui/IconButton';
import { ChevronDown, ChevronUp, Plus, X } from '@/ui/icons';
import { TextField } from '@/ui/TextField';
import { moved, type ChoiceDraft } from './choices';
import styles from './ChoicesEditor.module.css';

interface Props {
  value: readonly ChoiceDraft[];
  onChange: (value: ChoiceDraft[]) => void;
}

/** The choices that a field offers, in their order: named, moved, added, and taken off the list. */
export function ChoicesEditor({ value, onChange }: Props) {
  const { t } = useTranslation();
  const base = useId();
  const made = useRef(0);
  const nameOf = (choice: ChoiceDraft, at: number) =>
    choice.name.trim() === '' ? t('fields.choice_number', { number: at + 1 }) : choice.name;
  const add = () => {
    made.current += 1;
    onChange([...value, { key: `${base}${made.current}`, id: null, name: '' }]);
  };

  return (
    <fieldset className={styles.editor}>
      <legend className={styles.legend}>{t('fields.choices')}</legend>
      <ol className={styles.list}>
        {value.map((choice, at) => (
          <li key={choice.key} className={styles.row}>
            <TextField
              label={t('fields.choice_number', { number: at + 1 })}
              labelling="spoken"
              value={choice.name}
              onChange={(name) =>
                onChange(value.map((each) => (each.key === choice.key ? { ...each, name } : each)))
              }
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // Enter writes the next one instead of saving all of them.
                event.preventDefault();
                add();
              }}
              maxLength={200}
              autoComplete="off"
              autoFocus={choice.id === null && choice.name === ''}
              className={styles.name}
            />
            <IconButton
              icon={ChevronUp}
              label={t('fields.up', { name: nameOf(choice, at) })}
              size="small"
              unavailable={at === 0 ? t('fields.is_first') : null}
              onPress={() => onChange(moved(value, at, at - 1))}
            />
            <IconButton
              icon={ChevronDown}
              label={t('fields.down', { name: nameOf(choice, at) })}
              size="small"
              unavailable={at === value.length - 1 ? t('fields.is_last') : null}
              onPress={() => onChange(moved(value, at, at + 1))}
            />
            <IconButton
              icon={X}
              label={t('fields.choice_remove', { name: nameOf(choice, at) })}
              size="small"
              onPress={() => onChange(value.filter((each) => each.key !== choice.key))}
            />
          </li>
        ))}
      </ol>
      <Button variant="quiet" icon={Plus} onPress={add} className={styles.add}>
        {t('fields.choice_add')}
      </Button>
    </fieldset>
  );
}
