import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { describeAssets, undoDescriptions } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import type { CommonChange, Id, Selection } from '@/api/types';
import { toast, toastQueue } from '@/ui/toasts';
import { tellOutcome } from '../outcome';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
  locale: string;
}

/** Describes what is selected anew, tells what became of it, and offers to take it back. */
export async function saveBulk(tools: Tools, selection: Selection, change: CommonChange): Promise<void> {
  const { t, queryClient, locale } = tools;
  const outcome = await describeAssets(selection, change);
  await refreshLibrary(queryClient);
  tellOutcome(t, outcome, {
    done: (count) => t('describe.done', { count, shown: new Intl.NumberFormat(locale).format(count) }),
    takeBack: () => takeBack(tools, outcome.undo),
  });
}

/** Gives each file back what it had, unless somebody described it anew since. */
async function takeBack({ t, queryClient, locale }: Tools, requests: readonly Id[]): Promise<void> {
  const shown = (count: number) => new Intl.NumberFormat(locale).format(count);
  const working = toast({ tone: 'info', text: t('describe.giving_back') });
  try {
    const { done, refused } = await undoDescriptions(requests);
    const meanwhile = refused.filter(({ why }) => why === 'changed_since').length;
    const others = refused.length - meanwhile;
    const told = [
      t('describe.given_back', { count: done, shown: shown(done) }),
      meanwhile > 0 && t('describe.meanwhile', { count: meanwhile, shown: shown(meanwhile) }),
      others > 0 && t('assets.refused', { count: others }),
    ].filter((part) => part !== false);
    toast({ tone: told.length > 1 ? 'warn' : 'success', text: told.join(' ') });
  } finally {
    toastQueue.close(working);
    await refreshLibrary(queryClient);
  }
}
