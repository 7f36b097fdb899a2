import { request } from './client';
import type { Id, NewTag, Tag, TagChange } from './types';

/** A tag as it was known when it was to be changed. */
type Known = Pick<Tag, 'id' | 'version'>;

/** The tags that the asker is shown, by name: all there are to who manages tags. */
export async function listTags(signal?: AbortSignal): Promise<Tag[]> {
  return (await request('GET', '/api/v1/tags', { signal })).items;
}

export function createTag(tag: NewTag): Promise<Tag> {
  return request('POST', '/api/v1/tags', { body: tag });
}

/** Renames a tag, gives it synonyms, or moves it with all below it. */
export function changeTag({ id, version }: Known, change: TagChange): Promise<Tag> {
  return request('PATCH', '/api/v1/tags/{id}', { path: { id }, body: change, ifMatch: version });
}

/** Merges a tag into another, which is the answer. */
export function mergeTag(tag: Id, into: Id): Promise<Tag> {
  return request('POST', '/api/v1/tags/{id}/merge', { path: { id: tag }, body: { into } });
}

/** Takes a tag from every asset and out of the tree; what lay under it lies where it lay. */
export async function removeTag({ id, version }: Known): Promise<void> {
  await request('DELETE', '/api/v1/tags/{id}', { path: { id }, ifMatch: version });
}
