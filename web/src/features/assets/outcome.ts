import type { TFunction } from 'i18next';
import type { SelectionOutcome } from '@/api/types';
import { forgetUndo, tellUndoable, type TakeBack } from '@/app/undo';
import { whyText } from '@/i18n/words';
import { toast } from '@/ui/toasts';

interface Words {
  /** What was done, with its number, such as "3 files moved". */
  done: (count: number) => string;
  takeBack?: TakeBack | undefined;
}

/** Tells what became of a selection: what was done, and how much was refused and why. */
export function tellOutcome(
  t: TFunction,
  outcome: Pick<SelectionOutcome, 'done' | 'refused'>,
  { done, takeBack }: Words,
): void {
  const refused = outcome.refused.length;
  const why = outcome.refused.find((each) => each.why !== null)?.why ?? null;
  const text = [
    outcome.done > 0 || refused === 0 ? done(outcome.done) : null,
    refused > 0 ? t('assets.refused', { count: refused }) : null,
    why === null ? null : whyText(t, why),
  ]
    .filter((part) => part !== null)
    .join(' ');
  const tone = refused === 0 ? 'success' : 'warn';
  if (takeBack !== undefined && outcome.done > 0) tellUndoable(t, { tone, text }, takeBack);
  else {
    if (outcome.done > 0) forgetUndo();
    toast({ tone, text });
  }
}
