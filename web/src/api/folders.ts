import { request } from './client';
import type { Folder, FolderWithPath, Id, State } from './types';

/** The children of `parent` as the asker sees them; with null the topmost folders. */
export async function listFolders(
  parent: Id | null,
  options: { state?: State; signal?: AbortSignal } = {},
): Promise<Folder[]> {
  const query = { parent: parent ?? undefined, state: options.state };
  return (await request<{ items: Folder[] }>('GET', '/folders', { query, signal: options.signal })).items;
}

export function readFolder(id: Id, signal?: AbortSignal): Promise<FolderWithPath> {
  return request('GET', `/folders/${id}`, { signal });
}

export function createFolder(parent: Id, name: string): Promise<Folder> {
  return request('POST', '/folders', { body: { parent, name } });
}

export function renameFolder(folder: Pick<Folder, 'id' | 'version'>, name: string): Promise<Folder> {
  return request('PATCH', `/folders/${folder.id}`, { body: { name }, ifMatch: folder.version });
}

/** A move that would let others do more is refused with `confirmation_needed` until it is confirmed. */
export function moveFolder(
  folder: Pick<Folder, 'id' | 'version'>,
  parent: Id,
  confirm?: 'confirm',
): Promise<Folder> {
  const body = confirm === undefined ? { parent } : { parent, confirm: true };
  return request('POST', `/folders/${folder.id}/move`, { body, ifMatch: folder.version });
}

export function changeFolderState(folder: Pick<Folder, 'id' | 'version'>, state: State): Promise<Folder> {
  return request('POST', `/folders/${folder.id}/state`, { body: { state }, ifMatch: folder.version });
}
