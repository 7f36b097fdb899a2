import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import type { AssetTile, Folder } from '@/api/types';
import { makeView } from '@/api/views';
import { nameOf } from '@/i18n/words';
import type { Suggestion } from '@/ui/WordInput';
import { useTagSuggestions } from '../useTagSuggestions';

/** How many of each are shown. */
const MOST = 6;

const NO_TAGS: readonly string[] = [];

interface Finds {
  folders: Folder[];
  tags: Suggestion[];
  files: AssetTile[];
}

/** Files that the words find, tags by that name, and those folders that were met on the way. */
export function usePaletteFinds(words: string): Finds {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const query = useDeferredValue(words.trim());
  const { data } = useQuery({
    queryKey: [...queryKeys.views(), 'palette', query],
    queryFn: ({ signal }) => makeView({ below: true, query }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const suggest = useTagSuggestions(NO_TAGS);
  if (query === '') return { folders: [], tags: [], files: [] };
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
    tags: suggest(query).slice(0, MOST),
    files: (data?.first ?? []).filter((tile) => tile !== null).slice(0, MOST),
  };
}
