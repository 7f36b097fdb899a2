import { useState, type KeyboardEvent } from 'react';
import { Button as AriaButton, Input, Label, Tag, TagGroup, TagList, TextField } from 'react-aria-components';
import { X } from './icons';
import styles from './TagField.module.css';

interface Props {
  label: string;
  addLabel: string;
  removeLabel: (tag: string) => string;
  emptyText: string;
  value: readonly string[];
  /** Why it can't be changed; null where it can. */
  unavailable?: string | null;
  onChange: (value: string[]) => void;
}

/** Words in a row: Enter or a comma adds one, Delete or the cross takes one away. */
export function TagField({
  label,
  addLabel,
  removeLabel,
  emptyText,
  value,
  unavailable = null,
  onChange,
}: Props) {
  const [draft, setDraft] = useState('');

  const add = () => {
    const words = draft
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !value.includes(word));
    setDraft('');
    if (words.length > 0) onChange([...value, ...new Set(words)]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault();
      add();
    }
  };

  return (
    <div className={styles.field}>
      <TagGroup
        {...(unavailable === null
          ? { onRemove: (keys) => onChange(value.filter((tag) => !keys.has(tag))) }
          : {})}
      >
        <Label className={styles.label ?? ''}>{label}</Label>
        <TagList
          items={value.map((tag) => ({ id: tag }))}
          className={styles.list ?? ''}
          renderEmptyState={() => <span className={styles.none}>{emptyText}</span>}
        >
          {({ id }) => (
            <Tag textValue={id} className={styles.tag ?? ''}>
              {({ allowsRemoving }) => (
                <>
                  {id}
                  {allowsRemoving && (
                    <AriaButton slot="remove" aria-label={removeLabel(id)} className={styles.remove ?? ''}>
                      <X size={12} aria-hidden />
                    </AriaButton>
                  )}
                </>
              )}
            </Tag>
          )}
        </TagList>
      </TagGroup>
      {unavailable === null && (
        <TextField aria-label={addLabel} value={draft} onChange={setDraft} onBlur={add} onKeyDown={onKeyDown}>
          <Input placeholder={addLabel} className={styles.input ?? ''} />
        </TextField>
      )}
    </div>
  );
}
