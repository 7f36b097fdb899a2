import type { Problem } from '@/api/problem';
import type { AssetTile, Id } from '@/api/types';
import type { Remembered } from './memory';

export interface FolderRef {
  readonly id: Id;
  readonly name: string;
}

/** Where a file goes: into a folder, or onto an asset as its newest version. */
export type Destination = FolderRef & { readonly kind?: 'folder' | 'version' };

/**
 * `waiting` for its turn, `sending`, `paused` by somebody, `retrying` when the server can be reached again, `done`, `failed`
 * until somebody does something about it.
 */
export type UploadStatus = 'waiting' | 'sending' | 'paused' | 'retrying' | 'done' | 'failed';

/** One upload as it is shown. */
export interface UploadItem {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  /** What it was dropped on, and the folders below it that it lies in. */
  readonly folder: Destination;
  readonly path: readonly string[];
  readonly status: UploadStatus;
  readonly failure: 'unreadable' | Problem | null;
  readonly assetId: Id | null;
  /** Files with the same bytes that were here already, once it is known. */
  readonly alreadyHere: readonly AssetTile[];
}

export interface UploadsState {
  readonly items: readonly UploadItem[];
  /** Begun by a page that is gone: they go on when the same files are given again. */
  readonly interrupted: readonly Remembered[];
}
