import { useState, type KeyboardEvent } from 'react';
import { Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from './classes';
import styles from './EditableText.module.css';
import { toast } from './toasts';

/** What came of keeping a text. One that was refused stays in sight, to be mended or given up. */
export type Kept = 'kept' | 'refused';

interface Props {
  label: string;
  value: string;
  placeholder?: string | undefined;
  multiline?: boolean;
  /** What is said where it is emptied and can't be: what stood there comes back. */
  required?: string;
  maxLength?: number;
  /** Why it can't be changed; null where it can. */
  unavailable?: string | null;
  tone?: 'title' | 'body';
  /** Whether the label is seen, or only read out; a title's is never seen. */
  labelling?: 'shown' | 'spoken';
  /** Keeps it; what it answers may come later. */
  onCommit: (value: string) => Kept | Promise<Kept>;
}

/** Text that is changed where it stands: Enter or leaving it keeps the change, Escape undoes it. */
export function EditableText({
  label,
  value,
  placeholder,
  multiline = false,
  required,
  maxLength,
  unavailable = null,
  tone = 'body',
  labelling = 'shown',
  onCommit,
}: Props) {
  const { t } = useTranslation();
  // Null while nothing is being written, so that a value that changes elsewhere shows.
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const readOnly = unavailable !== null;
  const Control = multiline ? TextArea : Input;

  const write = (text: string | null) => {
    setDraft(text);
    setRefused(false);
  };
  const commit = async () => {
    if (draft === null) return;
    write(null);
    const next = draft.trim();
    if (next === value) return;
    if (next === '' && required !== undefined) toast({ tone: 'info', text: required });
    else if ((await onCommit(next)) === 'refused') {
      // Not over what has been begun since.
      setDraft((begun) => begun ?? next);
      setRefused(true);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') write(null);
    if (event.key === 'Enter' && !(multiline && event.shiftKey)) {
      event.preventDefault();
      if (event.target instanceof HTMLElement) event.target.blur();
    }
  };

  return (
    <AriaTextField
      value={draft ?? value}
      onChange={write}
      onBlur={() => void commit()}
      isInvalid={refused}
      onKeyDown={onKeyDown}
      isReadOnly={readOnly}
      {...(maxLength === undefined ? {} : { maxLength })}
      className={styles.field ?? ''}
    >
      <Label
        className={tone === 'title' || labelling === 'spoken' ? 'visually-hidden' : (styles.label ?? '')}
      >
        {label}
      </Label>
      <Control
        className={classes(styles.input, styles[tone])}
        {...(multiline ? { rows: 2 } : {})}
        {...(readOnly ? { title: unavailable } : {})}
        placeholder={placeholder ?? ''}
      />
      {draft !== null && (refused || multiline) && (
        <Text slot="description" className={classes(styles.hint, refused && styles.refused)}>
          {t(refused ? 'common.not_kept' : 'common.lines')}
        </Text>
      )}
    </AriaTextField>
  );
}
