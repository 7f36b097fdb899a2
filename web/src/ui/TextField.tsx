import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
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
  className?: string | undefined;
}

/** A line, or some lines, of text to write. */
export function TextField({
  label,
  labelling = 'shown',
  description,
  error = null,
  placeholder,
  multiline = false,
  className,
  ...rest
}: TextFieldProps) {
  const Control = multiline ? TextArea : Input;
  return (
    <AriaTextField
      {...rest}
      isInvalid={error !== null}
      validationBehavior={error === null ? 'native' : 'aria'}
      className={classes(styles.field, className)}
    >
      <Label className={labelling === 'shown' ? (styles.label ?? '') : 'visually-hidden'}>{label}</Label>
      <Control className={styles.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>
        {({ validationErrors }) => error ?? validationErrors.join(' ')}
      </FieldError>
    </AriaTextField>
  );
}
