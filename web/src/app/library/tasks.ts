import type { Selection } from '@/api/types';
import type { AssetTask } from '@/features/assets/tasks';
import type { FolderTask } from '@/features/folders/tasks';

/** Everything in the library that needs a window before it is done. */
export type LibraryTask =
  FolderTask | AssetTask | { kind: 'move-assets'; selection: Selection; count: number };
