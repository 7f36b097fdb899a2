import type { AssetTile, Selection } from '@/api/types';
import type { FolderTask } from '@/features/folders/tasks';

/** Everything in the library that needs a window before it is done. */
export type LibraryTask =
  | FolderTask
  | { kind: 'rename-asset'; asset: AssetTile }
  | { kind: 'edit-assets'; selection: Selection; count: number }
  | { kind: 'download-assets'; selection: Selection }
  | { kind: 'move-assets'; selection: Selection; count: number };
