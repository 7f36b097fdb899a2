import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import type { AssetTile, Folder } from '@/api/types';
import { makeView } from '@/api/views';
import { nameOf } from '@/i18n/words';

/** How many of each are shown. */
const MOST = 6;

/** Files that the words find, and those folders by that name that were met on the way. */
export function usePaletteFinds(words: string): { folders: Folder[]; files: AssetTile[] } {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useDeferredValue(words.trim());
  const { data } = useQuery({
    queryKey: [...queryKeys.views(), 'palette', query],
    queryFn: ({ signal }) => makeView({ below: true, query }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  if (query === '') return { folders: [], files: [] };
  const met = new Map<string, Folder>();
  for (const [, folders] of queryClient.getQueriesData<Folder[]>({
    queryKey: [...queryKeys.folders(), 'children'],
  }))
    for (const folder of folders ?? []) met.set(folder.id, folder);
  const part = query.toLocaleLowerCase();
  return {
    folders: [...met.values()]
      .filter((folder) => nameOf(t, folder).toLocaleLowerCase().includes(part))
      .slice(0, MOST),
    files: (data?.first ?? []).filter((tile) => tile !== null).slice(0, MOST),
  };
}
