import { request } from './client';
import type { AccessChange, AccessPreview, AccessSaved, FolderAccess, Id, Subject } from './types';

export function readFolderAccess(folder: Id, signal?: AbortSignal): Promise<FolderAccess> {
  return request('GET', `/folders/${folder}/access`, { signal });
}

export function saveFolderAccess(folder: Id, version: number, change: AccessChange): Promise<AccessSaved> {
  return request('PUT', `/folders/${folder}/access`, { body: change, ifMatch: version });
}

/** Removes the folder's own lists, so that it follows the one above it again. */
export function inheritFolderAccess(folder: Id, version: number, confirm?: 'confirm'): Promise<AccessSaved> {
  const query = confirm === undefined ? {} : { confirm: true };
  return request('DELETE', `/folders/${folder}/access`, { query, ifMatch: version });
}

/** What saving the change would do, counted over what the asker may see. */
export function previewFolderAccess(
  folder: Id,
  change: AccessChange,
  signal?: AbortSignal,
): Promise<AccessPreview> {
  return request('POST', `/folders/${folder}/access/preview`, { body: change, signal });
}

/** Groups and people that the asker can see, for adding to a list. */
export async function findSubjects(query: string, signal?: AbortSignal): Promise<Subject[]> {
  return (await request<{ items: Subject[] }>('GET', '/subjects', { query: { query }, signal })).items;
}
