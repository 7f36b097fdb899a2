import { describe, expect, it } from 'vitest';
import { viewOf } from './library/useLibrary';
import { readLibrarySearch, readSignInSearch } from './search';

describe('the address of the library', () => {
  it('keeps what makes sense and leaves out the rest', () => {
    expect(
      readLibrarySearch({
        q: 'harbour',
        sort: 'taken',
        direction: 'sideways',
        state: 'live',
        tab: 'access',
        below: 'yes',
        x: 1,
      }),
    ).toEqual({ q: 'harbour', sort: 'taken', tab: 'access' });
  });

  it('reads a number as the words that were typed', () => {
    expect(readLibrarySearch({ q: 2024 })).toEqual({ q: '2024' });
  });

  it('is empty where nothing is said', () => {
    expect(readLibrarySearch({ q: '', asset: '' })).toEqual({});
  });
});

describe('what is chosen of facets', () => {
  it('keeps texts and numbers of facets that there are', () => {
    expect(readLibrarySearch({ only: { kind: ['film'], year: [2026], colour: ['red'], tag: [] } })).toEqual({
      only: { kind: ['film'], year: ['2026'] },
    });
  });

  it('is nothing where nothing makes sense', () => {
    expect(readLibrarySearch({ only: 'film' })).toEqual({});
    expect(readLibrarySearch({ only: { kind: 'film' } })).toEqual({});
  });
});

const nothing = {
  q: undefined,
  sort: undefined,
  direction: undefined,
  state: undefined,
  below: undefined,
  only: undefined,
  facets: false,
};

describe('what is listed', () => {
  it('is a folder’s own files by name', () => {
    expect(viewOf('film', nothing)).toEqual({ folder: 'film', sort: 'name', direction: 'ascending' });
  });

  it('is what lies below it, too, where that is wanted', () => {
    expect(viewOf('film', { ...nothing, below: true })).toEqual({
      folder: 'film',
      below: true,
      sort: 'name',
      direction: 'ascending',
    });
  });

  it('is everything, newest first, where no folder is open', () => {
    expect(viewOf(null, nothing)).toEqual({ below: true, sort: 'added', direction: 'descending' });
  });

  it('is what was looked for in the folder and below it, best first', () => {
    expect(viewOf('film', { ...nothing, q: 'boat' })).toEqual({
      folder: 'film',
      below: true,
      query: 'boat',
      sort: 'relevance',
      direction: 'descending',
    });
  });

  it('is what lies in the trash', () => {
    expect(viewOf(null, { ...nothing, state: 'trashed', sort: 'name' })).toEqual({
      below: true,
      sort: 'name',
      direction: 'ascending',
      state: 'trashed',
    });
  });
});

describe('the way back after the sign-in', () => {
  it('is a path of this site', () => {
    expect(readSignInSearch({ to: '/library?q=dune' }).to).toBe('/library?q=dune');
  });

  it.each(['//example.org', '/\\\\example.org', 'https://example.org', 7, undefined])(
    'is never %s, and lays nothing over what stands in the address instead',
    (to) => {
      expect({ to, ...readSignInSearch({ to }) }.to).toBeUndefined();
    },
  );
});
