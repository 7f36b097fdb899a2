import type { TFunction } from 'i18next';
import type { Folder } from '@/api/types';
import type { FolderRef } from '@/features/uploads/upload';
import { nameOf } from '@/i18n/words';

/** A folder as uploads know it: by the name that is shown. */
export function uploadTo(t: TFunction, folder: Folder): FolderRef {
  return { id: folder.id, name: nameOf(t, folder) };
}
