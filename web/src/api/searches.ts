import { request } from './client';
import type { Completions, Id, NewSearch, SavedSearch } from './types';

/** The searches that one keeps, in the order in which they were kept. */
export async function listSearches(signal?: AbortSignal): Promise<SavedSearch[]> {
  return (await request('GET', '/api/v1/searches', { signal })).items;
}

/** What the end of a search may become. */
export function completeSearch(text: string, signal?: AbortSignal): Promise<Completions> {
  return request('GET', '/api/v1/search/completions', { query: { text }, signal });
}

export function keepSearch(search: NewSearch): Promise<SavedSearch> {
  return request('POST', '/api/v1/searches', { body: search });
}

export async function dropSearch(id: Id): Promise<void> {
  await request('DELETE', '/api/v1/searches/{id}', { path: { id } });
}
