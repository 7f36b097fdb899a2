import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger, type TooltipProps } from 'react-aria-components';
import { Keys } from './Keys';
import styles from './Tooltip.module.css';

export type TooltipPlacement = NonNullable<TooltipProps['placement']>;

interface Props {
  text: string;
  shortcut?: string;
  placement?: TooltipPlacement;
  children: ReactElement;
}

/** A word about the control under the pointer or in focus. It adds to the control's name, never replaces it. */
export function Tooltip({ text, shortcut, placement = 'bottom', children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
        {text}
        {shortcut !== undefined && <Keys keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
