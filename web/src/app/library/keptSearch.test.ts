import { expect, test } from 'vitest';
import { isSame, keptFilters, lookedFor } from './keptSearch';

test('a search that is kept is looked for as the address has it', () => {
  expect(lookedFor({ query: 'boat', filters: { kind: ['film'], tag: [] } })).toEqual({
    q: 'boat',
    only: { kind: ['film'] },
  });
  expect(lookedFor({ query: 'boat', filters: {} })).toEqual({ q: 'boat' });
});

test('a search in a folder is kept with the folder, and with facets alone', () => {
  expect(keptFilters(undefined, null)).toEqual({});
  expect(keptFilters({ kind: ['film'] }, 'f')).toEqual({ folder: ['f'], kind: ['film'] });
  expect(keptFilters({ folder: ['below'] }, 'f')).toEqual({ folder: ['below'] });
  expect(lookedFor({ query: '', filters: { kind: ['film'] } })).toEqual({ only: { kind: ['film'] } });
});

test('two are the same by what they look for, not by the order of it', () => {
  const one = { q: 'boat', only: { kind: ['film'], year: ['2025', '2026'] } };
  expect(isSame(one, { q: 'boat', only: { year: ['2026', '2025'], kind: ['film'] } })).toBe(true);
  expect(isSame(one, { q: 'boat' })).toBe(false);
  expect(isSame(one, { ...one, q: 'boats' })).toBe(false);
});
