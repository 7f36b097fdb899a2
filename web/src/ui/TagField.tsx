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
  /** Those that stand for a part of what is described only, with how large a part, such as "5 of 12". */
  partly?: ReadonlyMap<string, string>;
  /** All that stand there from now on, and what that changes. */
  onChange: (value: string[], change: TagsChange) => void;
  /** What a press of one does, and how that is called; perhaps only of one that stands for a part. */
  open?: { label: (tag: string) => string; go: (tag: string) => void; only?: 'partly' };
}

/** What becomes other by one act: some words more, or some less. */
export interface TagsChange {
  added: readonly string[];
  removed: readonly string[];
}

const NONE: ReadonlyMap<string, string> = new Map();

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
  partly = NONE,
  onChange,
  open,
}: Props) {
  const opens = (tag: string) => open !== undefined && (open.only === undefined || partly.has(tag));
  return (
    <div className={styles.field}>
      <TagGroup
        {...(unavailable === null
          ? {
              onRemove: (keys) => {
                const removed = value.filter((tag) => keys.has(tag));
                const left = value.filter((tag) => !keys.has(tag));
                onChange(left, { added: [], removed });
              },
            }
          : {})}
        {...(open === undefined
          ? {}
          : {
              onAction: (key) => {
                if (opens(String(key))) open.go(String(key));
              },
            })}
      >
        <Label className={styles.label ?? ''}>{label}</Label>
        <TagList
          items={value.map((tag) => ({ id: tag, part: partly.get(tag) }))}
          className={styles.list ?? ''}
          renderEmptyState={() => emptyText !== undefined && <span className={styles.none}>{emptyText}</span>}
        >
          {({ id, part }) => (
            <Tag
              textValue={part === undefined ? id : `${id}, ${part}`}
              className={styles.tag ?? ''}
              {...(opens(id) ? { 'data-opens': '' } : {})}
              {...(part === undefined ? {} : { 'data-partly': '' })}
            >
              {({ allowsRemoving }) => (
                <>
                  <span className={styles.name} title={opens(id) ? open?.label(id) : undefined}>
                    {id}
                  </span>
                  {part !== undefined && <span className={styles.part}>{part}</span>}
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
            const stands = (word: string) => value.includes(word) && !partly.has(word);
            const added = [...new Set(words)].filter((word) => !stands(word));
            if (added.length > 0) onChange([...new Set([...value, ...added])], { added, removed: [] });
          }}
        />
      )}
    </div>
  );
}
