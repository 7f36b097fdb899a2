import type { TFunction } from 'i18next';
import type { Completion } from '@/api/types';

/** The words with their end made into what was picked; after all but a field's name the next word begins. */
export function completed(words: string, replaces: string, { kind, insert }: Completion): string {
  const kept = words.slice(0, words.length - replaces.length);
  return `${kept}${insert}${kind === 'field' ? '' : ' '}`;
}

const FIELDS = [
  'tag',
  'kind',
  'in',
  'by',
  'taken',
  'added',
  'camera',
  'lens',
  'orientation',
  'size',
  'title',
  'state',
] as const;

const VALUES = [
  'picture',
  'film',
  'sound',
  'document',
  'other',
  'landscape',
  'portrait',
  'square',
  'live',
  'archived',
  'trashed',
] as const;

/** A field or value by the word of the reader's language, which the search understands as well as the English one. */
export function inLanguage(t: TFunction, item: Completion): Completion {
  const insert = item.insert.replace(/^[a-z]+(?=[:>])/, (word) => fieldWord(t, word));
  if (item.kind === 'field') return { ...item, label: fieldWord(t, item.label), insert };
  if (item.kind !== 'value') return { ...item, insert };
  const word = VALUES.find((each) => each === item.label);
  return word === undefined ? item : { ...item, ...both(t(`library.query_value.${word}`)) };
}

function fieldWord(t: TFunction, word: string): string {
  const field = FIELDS.find((each) => each === word);
  return field === undefined ? word : t(`library.query_field.${field}`);
}

const both = (word: string) => ({ label: word, insert: word });
