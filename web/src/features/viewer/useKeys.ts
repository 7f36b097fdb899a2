import { useEffect, useEffectEvent } from 'react';

/** What takes keys for itself while the focus is in it. A notice is an alert dialog too, and stands there unasked. */
const ABOVE = '[role=menu], [role=listbox], [role=alertdialog]';

/** Where letters and arrows have a meaning of their own. */
const TYPING = 'input:not([type=range]), textarea, [contenteditable]';

/** Answers keys while mounted; `answer` returns whether the key was one of its own. */
export function useKeys(answer: (event: KeyboardEvent) => boolean): void {
  const act = useEffectEvent(answer);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof Element && event.target.closest(ABOVE) !== null) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      if (act(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Whether the key belongs to the control that it was pressed on. */
export function isForControl(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.matches('input[type=range]'))
    return event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  return (event.key === ' ' || event.key === 'Enter') && target.matches('button, a, [role=button]');
}
