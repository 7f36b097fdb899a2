import { useEffect, useEffectEvent } from 'react';

/** What lies over the viewer and takes keys for itself. */
const ABOVE = '[role=menu], [role=listbox], [role=alertdialog]';

/** Answers keys while mounted; `answer` returns whether the key was one of its own. */
export function useKeys(answer: (event: KeyboardEvent) => boolean): void {
  const act = useEffectEvent(answer);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey) return;
      if (document.querySelector(ABOVE) !== null) return;
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
