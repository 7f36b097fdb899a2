import type { FocusEvent } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './field.module.css';
import { classes } from './classes';

interface TextFieldProps extends Pick<
  AriaTextFieldProps,
  | 'value'
  | 'defaultValue'
  | 'onChange'
  | 'name'
  | 'type'
  | 'isRequired'
  | 'isReadOnly'
  | 'autoComplete'
  | 'autoFocus'
  | 'maxLength'
  | 'minLength'
  | 'inputMode'
  | 'onBlur'
  | 'onKeyDown'
  | 'spellCheck'
> {
  label: string;
  /** Whether the label is seen, or only read out. */
  labelling?: 'shown' | 'spoken';
  description?: string | undefined;
  /** What is wrong with it, in words; null where nothing is. */
  error?: string | null;
  placeholder?: string;
  /** More than one line. */
  multiline?: boolean;
  /** Whether what stands in it is selected when the focus comes, so that typing replaces it. */
  selected?: boolean;
  className?: string | undefined;
}

function selectAll(event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>): void {
  event.currentTarget.select();
}

/** A line, or some lines, of text to write. */
export function TextField({
  label,
  labelling = 'shown',
  description,
  error = null,
  placeholder,
  multiline = false,
  selected = false,
  className,
  ...rest
}: TextFieldProps) {
  const { t } = useTranslation();
  const Control = multiline ? TextArea : Input;
  return (
    <AriaTextField
      {...rest}
      // Only what is told is invalid: a plain `false` would keep what the browser finds from being told.
      {...(error === null ? {} : { isInvalid: true })}
      validationBehavior={error === null ? 'native' : 'aria'}
      className={classes(styles.field, className)}
    >
      <Label className={labelling === 'shown' ? (styles.label ?? '') : 'visually-hidden'}>{label}</Label>
      <Control
        className={styles.input ?? ''}
        {...(selected ? { onFocus: selectAll } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>
        {({ validationErrors, validationDetails }) =>
          error ?? (validationDetails.valueMissing ? t('problem.field.empty') : validationErrors.join(' '))
        }
      </FieldError>
    </AriaTextField>
  );
}
