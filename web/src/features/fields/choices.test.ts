import { expect, it } from 'vitest';
import { changeOf, draftOf, moved, twice } from './choices';

const choice = (id: string, name: string, retired = false) => ({ id, name, retired });
const written = (id: string | null, name: string) => ({ key: name, id, name });

it('shows those that are offered, in their order', () => {
  expect(draftOf([choice('p', 'Print'), choice('f', 'Fax', true), choice('w', 'Web')])).toEqual([
    { key: 'p', id: 'p', name: 'Print' },
    { key: 'w', id: 'w', name: 'Web' },
  ]);
});

it('keeps known ones by their ids, names new ones, and leaves out what has no name', () => {
  expect(changeOf([written('p', ' Print, large '), written(null, 'Poster'), written(null, ' ')])).toEqual([
    { id: 'p', name: 'Print, large' },
    { name: 'Poster' },
  ]);
});

it('moves one to another place', () => {
  expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

it('knows a name that stands there twice', () => {
  expect(twice([written('p', 'Print'), written(null, ' PRINT ')])).toBe('PRINT');
  expect(twice([written('p', 'Print'), written(null, ''), written(null, ' ')])).toBeNull();
});
