import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { changeAssetState } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import type { Selection, State } from '@/api/types';
import { problemText } from '@/i18n/words';
import { toast } from '@/ui/toasts';
import { tellOutcome } from './outcome';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/**
 * Archives what is selected, throws it away or brings it back, at once: what can be taken back needs no question. A
 * selection by positions means the same assets as long as its view lives, and is taken back by the same positions.
 */
export async function changeStateOf(
  { t, queryClient }: Tools,
  selection: Selection,
  from: State,
  to: State,
): Promise<void> {
  try {
    const outcome = await changeAssetState(selection, to);
    await refreshLibrary(queryClient);
    tellOutcome(t, outcome, {
      done: (count) => t(`assets.now.${to}`, { count }),
      takeBack: async () => {
        const back = await changeAssetState(selection, from);
        await refreshLibrary(queryClient);
        tellOutcome(t, back, { done: (count) => t(`assets.now.${from}`, { count }) });
      },
    });
  } catch (error) {
    toast({ tone: 'error', text: problemText(t, error) });
  }
}
