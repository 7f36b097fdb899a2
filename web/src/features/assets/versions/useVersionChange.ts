import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeVersion } from '@/api/assets';
import { queryKeys } from '@/api/keys';
import { Problem } from '@/api/problem';
import { refreshLibrary } from '@/api/queries';
import type { Asset, AssetVersion, Id, VersionChange } from '@/api/types';
import { forgetUndo, keepUndoable, tellUndoable, type TakeBack } from '@/app/undo';
import { problemText } from '@/i18n/words';
import type { Kept } from '@/ui/EditableText';
import { toast } from '@/ui/toasts';

export type ChangeVersion = (change: VersionChange) => Promise<Kept>;

/** Writes on a version, or shows it from now on; shown before the answer, and taken back like any other change. */
export function useVersionChange(asset: Asset, version: AssetVersion): ChangeVersion {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const key = queryKeys.asset(asset.id);
  const { mutateAsync } = useMutation({
    mutationFn: (change: VersionChange) =>
      changeVersion(queryClient.getQueryData<Asset>(key) ?? asset, version.id, change),
    // One after the other with all that is written about the asset.
    scope: { id: `asset-${asset.id}` },
    onMutate: (change) => {
      const before = queryClient.getQueryData<Asset>(key) ?? asset;
      queryClient.setQueryData<Asset>(key, changed(before, version.id, change));
      return { before };
    },
    onSuccess: async (saved, change, { before }) => {
      if (saved === null) {
        forgetUndo();
        await queryClient.invalidateQueries({ queryKey: key });
        return;
      }
      queryClient.setQueryData(key, saved);
      const takeBack: TakeBack = async () => {
        await takeBackFrom(saved, before, version.id, change);
        await refreshLibrary(queryClient);
        toast({ tone: 'success', text: t('common.undone') });
      };
      if (change.active === true) {
        const text = t('assets.version.restored', { number: version.number });
        tellUndoable(t, { tone: 'success', text }, takeBack);
      } else keepUndoable(t, takeBack);
      await refreshLibrary(queryClient);
    },
    onError: async (error, _change, context) => {
      if (context !== undefined) queryClient.setQueryData(key, context.before);
      toast({ tone: 'error', text: problemText(t, error) });
      if (error instanceof Problem && error.code === 'stale')
        await queryClient.invalidateQueries({ queryKey: key });
    },
  });
  return (change) =>
    mutateAsync(change).then(
      () => 'kept',
      () => 'refused',
    );
}

/** The asset as it is going to be. */
function changed(asset: Asset, version: Id, { note, active }: VersionChange): Asset {
  return {
    ...asset,
    versions: asset.versions.map((each) => ({
      ...each,
      ...(each.id === version && note != null && { note }),
      ...(active === true && { active: each.id === version }),
    })),
  };
}

/** Gives back the note that stood there, and shows again what was shown. */
async function takeBackFrom(saved: Asset, before: Asset, version: Id, change: VersionChange): Promise<void> {
  if (change.active === true) {
    const shown = before.versions.find(({ active }) => active);
    if (shown !== undefined) await changeVersion(saved, shown.id, { active: true });
    return;
  }
  const note = before.versions.find(({ id }) => id === version)?.note;
  if (note !== undefined) await changeVersion(saved, version, { note });
}
