import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { moveAssets } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import type { Folder, Moved, NotDone, Selection } from '@/api/types';
import { nameOf } from '@/i18n/words';
import { tellOutcome } from './outcome';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/** Moves what is selected, tells what became of it, and offers to move it back where it came from. */
export async function moveSelection(
  { t, queryClient }: Tools,
  selection: Selection,
  to: Folder,
  confirm?: 'confirm',
): Promise<void> {
  const outcome = await moveAssets(selection, to.id, confirm);
  await refreshLibrary(queryClient);
  tellOutcome(t, outcome, {
    done: (count) => t('assets.moved', { count, folder: nameOf(t, to) }),
    takeBack: async (again) => {
      const back = await moveBack(outcome.from, again);
      await refreshLibrary(queryClient);
      tellOutcome(t, back, { done: (count) => t('assets.moved_back', { count }) });
    },
  });
}

/** Each asset goes to the folder that it was in, by a move like any other. */
async function moveBack(
  from: Moved['from'],
  confirm: 'confirm' | undefined,
): Promise<{ done: number; refused: NotDone[] }> {
  let done = 0;
  const refused: NotDone[] = [];
  for (const { folder, assets } of from) {
    const outcome = await moveAssets({ assets }, folder, confirm);
    done += outcome.done;
    refused.push(...outcome.refused);
  }
  return { done, refused };
}
