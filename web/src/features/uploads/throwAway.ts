import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { changeAssetState } from '@/api/assets';
import { Problem } from '@/api/problem';
import { refreshLibrary } from '@/api/queries';
import type { Id, State } from '@/api/types';
import { tellUndoable } from '@/app/undo';

interface Tools {
  t: TFunction;
  queryClient: QueryClient;
}

/** Puts a file that was just brought into the trash, and offers to bring it back. */
export async function throwAway({ t, queryClient }: Tools, asset: Id): Promise<void> {
  const become = async (state: State) => {
    const { done } = await changeAssetState({ assets: [asset] }, state);
    if (done === 0) throw new Problem({ code: 'refused', status: 403 });
    await refreshLibrary(queryClient);
  };
  await become('trashed');
  const text = t('assets.now.trashed', { count: 1 });
  tellUndoable(t, { tone: 'success', text }, () => become('live'));
}
