import i18next from 'i18next';
import { expect, test } from 'vitest';
import type { Field, Happening } from '@/api/types';
import { sentenceOf, wordsOf } from './sentence';

const { t } = i18next;
const BY = { id: 'emi', name: 'Emi Tanaka' };
const AT = { ordinal: 1, at: '2026-05-01T08:00:00Z' };
const SHELF: Field = { id: 'shelf', name: 'Shelf', kind: 'text', choices: [], retired: false, version: 1 };

function told(happening: Happening): string {
  return sentenceOf(t, happening, [SHELF], 'en');
}

test('who did it is named, and whom one may not see is someone', () => {
  expect(told({ ...AT, by: BY, kind: 'created' })).toBe('Emi Tanaka added this file');
  expect(told({ ...AT, by: null, kind: 'version', number: 3 })).toBe('Someone added v3');
});

test('the parts of a description are listed, and a field by its name', () => {
  const changes = [
    { part: 'title' as const, field: null, words: null },
    { part: 'tags' as const, field: null, words: null },
    { part: 'field' as const, field: 'shelf', words: null },
  ];
  expect(told({ ...AT, by: BY, kind: 'described', changes })).toBe(
    'Emi Tanaka changed the title, the tags, and “Shelf”',
  );
});

test('a folder out of sight is not spoken of', () => {
  const vault = { id: 'vault', name: 'Vault', preset: null };
  expect(told({ ...AT, by: BY, kind: 'moved', from: null, to: vault })).toBe(
    'Emi Tanaka moved this file to Vault',
  );
  expect(told({ ...AT, by: BY, kind: 'moved', from: null, to: null })).toBe('Emi Tanaka moved this file');
});

test('of many words only those that went or came are shown', () => {
  const words = { before: ['dusk', 'sea'], after: ['sea', 'harbour'] };
  expect(wordsOf({ part: 'tags', field: null, words })).toEqual({ before: ['dusk'], after: ['harbour'] });
  expect(wordsOf({ part: 'caption', field: null, words: { before: [''], after: ['Calm'] } })).toEqual({
    before: [],
    after: ['Calm'],
  });
});
