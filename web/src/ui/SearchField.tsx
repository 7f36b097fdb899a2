import type { Ref } from 'react';
import {
  Button as AriaButton,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components';
import { classes } from './classes';
import { Search, X } from './icons';
import { Keys } from './Keys';
import styles from './SearchField.module.css';

interface Props extends Pick<
  AriaSearchFieldProps,
  'value' | 'onChange' | 'onSubmit' | 'onClear' | 'autoFocus'
> {
  label: string;
  clearLabel: string;
  placeholder: string;
  /** The key that leads here, shown while the field is empty. */
  shortcut?: string;
  className?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A field for words to look for. Escape empties it. */
export function SearchField({ label, clearLabel, placeholder, shortcut, className, ref, ...rest }: Props) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={classes(styles.search, className)}>
      {({ isEmpty }) => (
        <>
          <Search size={16} aria-hidden className={styles.glass} />
          <Input ref={ref ?? null} placeholder={placeholder} className={styles.input ?? ''} />
          {isEmpty && shortcut !== undefined && (
            <span className={styles.shortcut} aria-hidden>
              <Keys keys={shortcut} />
            </span>
          )}
          {!isEmpty && (
            <AriaButton aria-label={clearLabel} className={styles.clear ?? ''}>
              <X size={14} aria-hidden />
            </AriaButton>
          )}
        </>
      )}
    </AriaSearchField>
  );
}
