import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { changeAsset, describeAssets } from '@/api/assets';
import { inParallel } from '@/api/parallel';
import { Problem } from '@/api/problem';
import { refreshLibrary } from '@/api/queries';
import type { CommonChange, Selection } from '@/api/types';
import { toast, toastQueue } from '@/ui/toasts';
import { tellOutcome } from '../outcome';
import { givingBack, type Difference } from './difference';
import type { Plan } from './useBulkPlan';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/**
 * Describes what is selected anew, tells what became of it, and offers to give each file back what it had. Where all of
 * them were read before, those that are so already are left alone.
 */
export async function saveBulk(
  tools: Tools,
  selection: Selection,
  change: CommonChange,
  { differences, whole }: Plan,
): Promise<void> {
  const { t, queryClient } = tools;
  const changed = whole ? { assets: differences.map(({ former }) => former.id) } : selection;
  const outcome = await describeAssets(changed, change);
  await refreshLibrary(queryClient);
  const refused = new Set(outcome.refused.map(({ id }) => id));
  const done = differences.filter(({ former }) => !refused.has(former.id));
  tellOutcome(t, outcome, {
    done: (count) => t('describe.done', { count }),
    takeBack: whole ? () => giveBack(tools, done) : undefined,
  });
}

/** How each of them came out of it. */
type Given = 'given' | 'changed meanwhile' | 'refused';

/** Gives each file back what it had, unless somebody changed it since. */
async function giveBack({ t, queryClient }: Tools, differences: readonly Difference[]): Promise<void> {
  const working = toast({ tone: 'info', text: t('describe.giving_back') });
  try {
    const given = await inParallel(differences, giveOneBack);
    const number = (which: Given) => given.filter((each) => each === which).length;
    const told = [
      t('describe.given_back', { count: number('given') }),
      number('changed meanwhile') > 0 && t('describe.meanwhile', { count: number('changed meanwhile') }),
      number('refused') > 0 && t('assets.refused', { count: number('refused') }),
    ].filter((part) => part !== false);
    toast({ tone: told.length > 1 ? 'warn' : 'success', text: told.join(' ') });
  } finally {
    toastQueue.close(working);
    await refreshLibrary(queryClient);
  }
}

async function giveOneBack(difference: Difference): Promise<Given> {
  const { id, version } = difference.former;
  try {
    // A change makes the next version: where another one stands, it is somebody else's.
    await changeAsset({ id, version: version + 1 }, givingBack(difference));
    return 'given';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'stale') return 'changed meanwhile';
    if (error.code === 'refused' || error.code === 'not_found') return 'refused';
    throw error;
  }
}
