import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { childrenQuery } from '@/api/queries';
import type { Folder } from '@/api/types';
import { whyNotTo } from '@/i18n/words';
import type { LibraryPlace } from './useLibrary';

/** Where files go that are brought now, or why they can't be. */
export interface UploadPlace {
  folder: Folder | null;
  refused: string | null;
}

/** The folder that is open; where none is, the one that everything lies in, if there is just one such. */
export function useUploadPlace({ folder: open, folderId, search }: LibraryPlace): UploadPlace {
  const { t } = useTranslation();
  const { data: topmost } = useQuery(childrenQuery(null));
  const only = topmost?.length === 1 ? topmost[0] : undefined;
  const folder = open ?? (folderId === null && search.state === undefined ? (only ?? null) : null);
  return { folder, refused: folder === null ? t('library.pick_folder') : whyNotTo(t, folder.can, 'upload') };
}
