import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classes } from './classes';
import styles from './IconButton.module.css';
import type { LucideIcon } from './icons';
import { toast } from './toasts';
import { Tooltip, type TooltipPlacement } from './Tooltip';

interface IconButtonProps extends Pick<
  AriaButtonProps,
  'onPress' | 'slot' | 'autoFocus' | 'aria-expanded' | 'aria-describedby' | 'excludeFromTabOrder'
> {
  icon: LucideIcon;
  /** What it does: read by screen readers and shown as its tooltip. */
  label: string;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
  /** Why the button can't be used now; null where it can. */
  unavailable?: string | null;
  /** What a press does while it can't be used, instead of telling the reason again. */
  onUnavailable?: (() => void) | undefined;
  /** For a button that turns something on and off. */
  pressed?: boolean;
  placement?: TooltipPlacement;
  size?: 'medium' | 'small';
  className?: string | undefined;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with a picture on it, and its name in a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  unavailable = null,
  onUnavailable,
  pressed,
  placement = 'bottom',
  size = 'medium',
  className,
  onPress,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip
      text={unavailable === null ? label : `${label}. ${unavailable}`}
      placement={placement}
      // A key that does nothing here is none.
      {...(shortcut === undefined || unavailable !== null ? {} : { shortcut })}
    >
      <AriaButton
        {...rest}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        {...(unavailable === null ? {} : { 'aria-disabled': true })}
        onPress={
          unavailable === null
            ? (event) => onPress?.(event)
            : (onUnavailable ?? (() => toast({ tone: 'info', text: unavailable })))
        }
        className={classes(
          styles.button,
          size === 'small' && styles.small,
          pressed === true && styles.pressed,
          unavailable !== null && styles.unavailable,
          className,
        )}
      >
        <Icon size={size === 'small' ? 16 : 18} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
