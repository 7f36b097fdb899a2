import { request } from './client';
import type { Field, FieldChange, NewField } from './types';

/** The account's own fields, in their order. */
export async function listFields(signal?: AbortSignal): Promise<Field[]> {
  return (await request('GET', '/api/v1/fields', { signal })).items;
}

/** Makes a field, after all others. */
export function createField(field: NewField): Promise<Field> {
  return request('POST', '/api/v1/fields', { body: field });
}

export function changeField(
  { id, version }: Pick<Field, 'id' | 'version'>,
  change: FieldChange,
): Promise<Field> {
  return request('PATCH', '/api/v1/fields/{id}', { path: { id }, body: change, ifMatch: version });
}
