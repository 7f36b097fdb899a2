import { Button as AriaButton, Label, Tag, TagGroup, TagList } from 'react-aria-components';
import { X } from './icons';
import styles from './TagField.module.css';
import { WordInput, type Suggestion } from './WordInput';

interface Props {
  label: string;
  addLabel: string;
  removeLabel: (tag: string) => string;
  /** What stands there where there are none; left out where nothing does. */
  emptyText?: string;
  value: readonly string[];
  /** What completes the text that is typed, best first. */
  suggest: (text: string) => readonly Suggestion[];
  /** Whether any word is taken, or only one that completes what is typed. */
  takes?: 'any word' | 'a suggestion';
  /** What is said where nothing completes what is typed; left out where nothing is. */
  noneText?: string;
  /** How many letters a word may have, and what is said of one with more; left out where there is no end. */
  longest?: { letters: number; text: string };
  /** Why it can't be changed; null where it can. */
  unavailable?: string | null;
  onChange: (value: string[]) => void;
  /** What a press of one does, and how that is called. */
  open?: { label: (tag: string) => string; go: (tag: string) => void };
}

/** Words in a row: Enter or a comma adds one, Delete or the cross takes one away. */
export function TagField({
  label,
  addLabel,
  removeLabel,
  emptyText,
  value,
  suggest,
  takes = 'any word',
  noneText,
  longest,
  unavailable = null,
  onChange,
  open,
}: Props) {
  return (
    <div className={styles.field}>
      <TagGroup
        {...(unavailable === null
          ? { onRemove: (keys) => onChange(value.filter((tag) => !keys.has(tag))) }
          : {})}
        {...(open === undefined ? {} : { onAction: (key) => open.go(String(key)) })}
      >
        <Label className={styles.label ?? ''}>{label}</Label>
        <TagList
          items={value.map((tag) => ({ id: tag }))}
          className={styles.list ?? ''}
          renderEmptyState={() => emptyText !== undefined && <span className={styles.none}>{emptyText}</span>}
        >
          {({ id }) => (
            <Tag
              textValue={id}
              className={styles.tag ?? ''}
              {...(open === undefined ? {} : { 'data-opens': '' })}
            >
              {({ allowsRemoving }) => (
                <>
                  <span className={styles.name} title={open?.label(id)}>
                    {id}
                  </span>
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
        <WordInput
          label={addLabel}
          suggest={suggest}
          takes={takes}
          noneText={noneText}
          longest={longest}
          onAdd={(words) => {
            const added = [...new Set(words)].filter((word) => !value.includes(word));
            if (added.length > 0) onChange([...value, ...added]);
          }}
        />
      )}
    </div>
  );
}
