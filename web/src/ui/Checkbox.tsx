import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components';
import styles from './Checkbox.module.css';
import { Check, Minus } from './icons';

interface Props extends Pick<
  CheckboxFieldProps,
  'isSelected' | 'isIndeterminate' | 'onChange' | 'name' | 'isDisabled'
> {
  children: ReactNode;
  className?: string | undefined;
}

/** A tick box with its words, all of which can be pressed. */
export function Checkbox({ children, className, ...rest }: Props) {
  return (
    <CheckboxField {...rest} className={className ?? ''}>
      <CheckboxButton className={styles.checkbox ?? ''}>
        {({ isIndeterminate }) => (
          <>
            <span className={styles.box}>
              {isIndeterminate ? <Minus size={14} aria-hidden /> : <Check size={14} aria-hidden />}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
