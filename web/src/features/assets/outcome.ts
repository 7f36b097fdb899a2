import type { TFunction } from 'i18next';
import type { SelectionOutcome } from '@/api/types';
import { whyText } from '@/i18n/words';
import { toast } from '@/ui/toasts';

interface Words {
  /** What was done, with its number, such as "3 files moved". */
  done: (count: number) => string;
  undo?: (() => void) | undefined;
}

/** Tells what became of a selection: what was done, and how much was refused and why. */
export function tellOutcome(t: TFunction, outcome: SelectionOutcome, { done, undo }: Words): void {
  const refused = outcome.refused.length;
  if (refused === 0) {
    toast({
      tone: 'success',
      text: done(outcome.done),
      ...(undo === undefined ? {} : { action: { label: t('assets.undo'), onPress: undo } }),
    });
    return;
  }
  const why = outcome.refused.find((each) => each.why !== null)?.why ?? null;
  const parts = [
    outcome.done > 0 ? done(outcome.done) : null,
    t('assets.refused', { count: refused }),
    why === null ? null : whyText(t, why),
  ];
  toast({ tone: 'warn', text: parts.filter((part) => part !== null).join(' ') });
}
