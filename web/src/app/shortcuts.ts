import { useEffect, useEffectEvent } from 'react';
import { isBelowWindow } from './above';
import { boolean, stored } from './stored';

/** Whether single letters do anything: they can get in the way of speech input (WCAG 2.1.4). */
export const singleKeys = stored('keys.single', true, boolean);

/** How long the second key of a pair such as `g l` is waited for, in milliseconds. */
const PAIR = 1_000;

/** Where letters have a meaning of their own: writing, and finding in a tree by typing. */
const TYPING = 'input, textarea, select, [contenteditable], [role=treegrid], [role=listbox], [role=menu]';

/**
 * Does `run` on a key of the page, such as `?` or `g l`, unless something is being written or a
 * window is open above the page.
 */
export function useShortcut(keys: string, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    const [first = '', second] = keys.split(' ');
    let since: number | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!singleKeys.get() || !heard(event)) return;
      if (second === undefined) {
        if (event.key !== first) return;
      } else {
        const started = since !== null && event.timeStamp - since < PAIR;
        since = event.key === first ? event.timeStamp : null;
        if (!started || event.key !== second) return;
      }
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}

function heard(event: KeyboardEvent): boolean {
  // On many keyboards a bracket is typed with AltGr, which is told as Ctrl and Alt.
  const held = (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph');
  if (event.defaultPrevented || held || event.metaKey) return false;
  const target = event.target;
  if (target instanceof Element && target.closest(TYPING) !== null) return false;
  return !isBelowWindow();
}
