import { request } from './client';
import type { AccessChange, AccessPreview, AccessSaved, FolderAccess, Id, Subject } from './types';

export function readFolderAccess(folder: Id, signal?: AbortSignal): Promise<FolderAccess> {
  return request('GET', '/api/v1/folders/{id}/access', { path: { id: folder }, signal });
}

export function saveFolderAccess(folder: Id, version: number, change: AccessChange): Promise<AccessSaved> {
  return request('PUT', '/api/v1/folders/{id}/access', {
    path: { id: folder },
    body: change,
    ifMatch: version,
  });
}

/** Removes the folder's own lists, so that it follows the one above it again. */
export function inheritFolderAccess(folder: Id, version: number, confirm?: 'confirm'): Promise<AccessSaved> {
  return request('DELETE', '/api/v1/folders/{id}/access', {
    path: { id: folder },
    query: { confirm: confirm === undefined ? undefined : true },
    ifMatch: version,
  });
}

/** What saving the change would do, counted over what the asker may see. */
export function previewFolderAccess(
  folder: Id,
  change: AccessChange,
  signal?: AbortSignal,
): Promise<AccessPreview> {
  return request('POST', '/api/v1/folders/{id}/access/preview', {
    path: { id: folder },
    body: change,
    signal,
  });
}

/** Groups and people that the asker can see, for adding to a list. */
export async function findSubjects(query: string, signal?: AbortSignal): Promise<Subject[]> {
  return (await request('GET', '/api/v1/subjects', { query: { query }, signal })).items;
}
