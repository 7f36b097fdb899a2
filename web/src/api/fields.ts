import { request } from './client';
import type { Field } from './types';

/** The account's own fields, in their order. */
export async function listFields(signal?: AbortSignal): Promise<Field[]> {
  return (await request('GET', '/api/v1/fields', { signal })).items;
}
