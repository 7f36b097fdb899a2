import { useState, type KeyboardEvent } from 'react';
import { ComboBox, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import menu from './Menu.module.css';
import styles from './WordInput.module.css';

/** A word that is offered while somebody types. */
export interface Suggestion {
  /** The word itself. */
  readonly id: string;
  /** What tells it from others like it, such as where it stands. */
  readonly hint: string | null;
}

interface Props {
  label: string;
  /** What completes the text that is typed, best first. */
  suggest: (text: string) => readonly Suggestion[];
  /** Whether any word is taken, or only one that completes what is typed. */
  takes: 'any word' | 'a suggestion';
  /** What is said where nothing completes what is typed; left out where nothing is. */
  noneText?: string | undefined;
  /** How many letters a word may have, and what is said of one with more; left out where there is no end. */
  longest?: { letters: number; text: string } | undefined;
  /** Called with each word: those that are typed between commas come one after the other. */
  onAdd: (words: string[]) => void;
  className?: string | undefined;
}

/** A field that takes words one by one: Enter or a comma ends one, the arrow keys choose among what is offered. */
export function WordInput({ label, suggest, takes, noneText, longest, onAdd, className }: Props) {
  const [draft, setDraft] = useState('');
  const isTooLong =
    longest !== undefined && draft.split(',').some((word) => word.trim().length > longest.letters);
  const suggestions = draft.trim() === '' ? [] : suggest(draft);

  const add = () => {
    const typed = draft
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
    const words = takes === 'any word' ? typed : typed.flatMap((word) => suggest(word)[0]?.id ?? []);
    // What is not taken stays there to be mended.
    if (words.length < typed.length || isTooLong) return;
    setDraft('');
    if (words.length > 0) onAdd(words);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== ',') return;
    // What is in focus in the list is taken by the list itself.
    const isChosen = event.currentTarget.getAttribute('aria-activedescendant') !== null;
    if (event.key === 'Enter' && isChosen) return;
    event.preventDefault();
    add();
  };

  return (
    <ComboBox
      aria-label={label}
      inputValue={draft}
      onInputChange={setDraft}
      items={suggestions}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        setDraft('');
        onAdd([String(key)]);
      }}
      onBlur={() => {
        if (takes === 'any word') add();
      }}
      allowsCustomValue
      allowsEmptyCollection={noneText !== undefined && draft.trim() !== ''}
      className={className ?? ''}
    >
      <Input
        placeholder={label}
        onKeyDown={onKeyDown}
        className={styles.input ?? ''}
        {...(isTooLong ? { 'aria-invalid': true } : {})}
      />
      <p role="alert" className={styles.wrong}>
        {isTooLong && longest.text}
      </p>
      <Popover className={menu.popover ?? ''} offset={4}>
        {/* It hangs below the page's end: what is outside all landmarks is hard to find. */}
        <section aria-label={label}>
          <ListBox<Suggestion>
            className={menu.menu ?? ''}
            renderEmptyState={() => <p className={styles.none}>{noneText}</p>}
          >
            {({ id, hint }) => (
              <ListBoxItem id={id} textValue={id} className={styles.suggestion ?? ''}>
                <Text slot="label">{id}</Text>
                {hint !== null && (
                  <Text slot="description" className={styles.hint ?? ''}>
                    {hint}
                  </Text>
                )}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </ComboBox>
  );
}
