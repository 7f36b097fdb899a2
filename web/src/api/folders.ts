import { request } from './client';
import type { Folder, FolderWithPath, Id, State } from './types';

/** The children of `parent` as the asker sees them; with null the topmost folders. */
export async function listFolders(
  parent: Id | null,
  options: { state?: State; signal?: AbortSignal } = {},
): Promise<Folder[]> {
  const query = { parent: parent ?? undefined, state: options.state };
  return (await request('GET', '/api/v1/folders', { query, signal: options.signal })).items;
}

export function readFolder(id: Id, signal?: AbortSignal): Promise<FolderWithPath> {
  return request('GET', '/api/v1/folders/{id}', { path: { id }, signal });
}

/** Null where the folder's access does not admit its maker. */
export function createFolder(parent: Id, name: string): Promise<FolderWithPath | null> {
  return request('POST', '/api/v1/folders', { body: { parent, name } });
}

/** A folder as it was known when it was to be changed. */
type Known = Pick<Folder, 'id' | 'version'>;

/** Null where the folder went out of sight meanwhile. */
export function renameFolder({ id, version }: Known, name: string): Promise<FolderWithPath | null> {
  return request('PATCH', '/api/v1/folders/{id}', { path: { id }, body: { name }, ifMatch: version });
}

/**
 * A move that would let others do more is refused with `confirmation_needed` until it is confirmed. Null
 * where the folder is out of its mover's sight afterwards.
 */
export function moveFolder(
  { id, version }: Known,
  parent: Id,
  confirm?: 'confirm',
): Promise<FolderWithPath | null> {
  const body = confirm === undefined ? { parent } : { parent, confirm: true };
  return request('POST', '/api/v1/folders/{id}/move', { path: { id }, body, ifMatch: version });
}

/** Null where the folder is out of sight in its new state. */
export function changeFolderState({ id, version }: Known, state: State): Promise<FolderWithPath | null> {
  return request('POST', '/api/v1/folders/{id}/state', { path: { id }, body: { state }, ifMatch: version });
}
