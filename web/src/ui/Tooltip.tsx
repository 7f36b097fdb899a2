import { useEffect, type ReactElement } from 'react';
import { UNSAFE_PortalProvider as PortalProvider } from 'react-aria';
import { Tooltip as AriaTooltip, TooltipTrigger, type TooltipProps } from 'react-aria-components';
import { placeOfHints, showHint } from './hints';
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
      <PortalProvider getContainer={placeOfHints}>
        <AriaTooltip className={styles.tooltip ?? ''} placement={placement} offset={6}>
          <Words text={text} shortcut={shortcut} />
        </AriaTooltip>
      </PortalProvider>
    </TooltipTrigger>
  );
}

function Words({ text, shortcut }: { text: string; shortcut: string | undefined }) {
  useEffect(showHint, []);
  return (
    <>
      {text}
      {shortcut !== undefined && <Keys keys={shortcut} />}
    </>
  );
}
