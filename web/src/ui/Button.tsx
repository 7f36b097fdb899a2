import type { ReactNode, Ref } from 'react';
import {
  Button as AriaButton,
  ProgressBar,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './Button.module.css';
import { classes } from './classes';
import type { LucideIcon } from './icons';
import { Spinner } from './Spinner';
import { toast } from './toasts';
import { Tooltip } from './Tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends Pick<
  AriaButtonProps,
  'onPress' | 'type' | 'form' | 'slot' | 'autoFocus' | 'aria-label' | 'aria-describedby' | 'aria-expanded'
> {
  children: ReactNode;
  variant?: ButtonVariant;
  icon?: LucideIcon;
  /** Why the button can't be used now. It stays focusable and tells the reason; null where it can. */
  unavailable?: string | null;
  /** What a press does while it can't be used, instead of telling the reason again. */
  onUnavailable?: (() => void) | undefined;
  /** Whether what it started is under way. */
  pending?: boolean;
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words on it. */
export function Button({
  children,
  variant = 'secondary',
  icon: Icon,
  unavailable = null,
  onUnavailable,
  pending = false,
  className,
  onPress,
  type = 'button',
  ...rest
}: ButtonProps) {
  const { t } = useTranslation();
  const usable = unavailable === null && !pending;
  const button = (
    <AriaButton
      {...rest}
      // A form must not be sent by a button that can't be used.
      type={usable ? type : 'button'}
      {...(usable ? {} : { 'aria-disabled': true })}
      onPress={(event) => {
        if (usable) onPress?.(event);
        else if (unavailable !== null)
          (onUnavailable ?? (() => toast({ tone: 'info', text: unavailable })))();
      }}
      className={classes(
        styles.button,
        styles[variant],
        unavailable !== null && styles.unavailable,
        className,
      )}
    >
      {pending ? (
        <ProgressBar isIndeterminate aria-label={t('common.working')} className={styles.progress ?? ''}>
          <Spinner size={16} />
        </ProgressBar>
      ) : (
        Icon !== undefined && <Icon size={16} aria-hidden />
      )}
      <span className={styles.text}>{children}</span>
    </AriaButton>
  );
  return unavailable === null ? button : <Tooltip text={unavailable}>{button}</Tooltip>;
}
