import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { Problem } from '@/api/problem';
import { problemText } from '@/i18n/words';
import { toast, toastQueue } from '@/ui/toasts';
import { isBelowWindow } from './above';

/**
 * Takes a change back, as a change of its own: who may not do that any more is refused. `confirm` says that
 * others may get more by it. What came of it is told by whoever does it.
 */
export type TakeBack = (confirm?: 'confirm') => Promise<unknown>;

/** The last change that can be taken back. It can be once, and not when another one came after it. */
let last: (() => void) | null = null;

/** The notice with its button, by its key: there is one at a time, so that «Undo» always means the newest. */
let offered: string | null = null;

/** Tells what was done, with a button that takes it back; Ctrl+Z does the same, also when the notice is gone. */
export function tellUndoable(
  t: TFunction,
  notice: { tone: 'success' | 'warn'; text: string },
  takeBack: TakeBack,
): void {
  const undo = () => {
    if (last === undo) last = null;
    // What it tells is no longer so, and can't be taken back twice.
    toastQueue.close(shown);
    void attempt(t, takeBack);
  };
  last = undo;
  if (offered !== null) toastQueue.close(offered);
  const shown = toast({ ...notice, action: { label: t('common.undo'), onPress: undo } });
  offered = shown;
}

/** Lets Ctrl+Z take back a change that is seen where it was made, and needs no notice. */
export function keepUndoable(t: TFunction, takeBack: TakeBack): void {
  const undo = () => {
    if (last === undo) last = null;
    void attempt(t, takeBack);
  };
  last = undo;
}

/**
 * After a change that can't be taken back, so that Ctrl+Z does not take back an older one in its stead; and
 * at the end of a session: nothing of what one person did is taken back by the next one.
 */
export function forgetUndo(): void {
  last = null;
}

async function attempt(t: TFunction, takeBack: TakeBack, confirm?: 'confirm'): Promise<void> {
  try {
    await takeBack(confirm);
  } catch (error) {
    if (error instanceof Problem && error.code === 'confirmation_needed') {
      toast({
        tone: 'warn',
        text: t('common.undo_gives_others'),
        action: { label: t('common.undo_anyway'), onPress: () => void attempt(t, takeBack, 'confirm') },
      });
    } else {
      toast({ tone: 'error', text: t('common.not_undone', { reason: problemText(t, error) }) });
    }
  }
}

/** Where Ctrl+Z takes back what was typed. */
const TYPING = 'input, textarea, [contenteditable]';

/** Ctrl+Z, or Cmd+Z, takes the last change back. */
export function useUndoKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (last === null || event.defaultPrevented || !isUndo(event) || isBelowWindow()) return;
      if (event.target instanceof Element && event.target.closest(TYPING) !== null) return;
      event.preventDefault();
      last();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey;
}
