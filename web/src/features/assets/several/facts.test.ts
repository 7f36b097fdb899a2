import { describe, expect, it } from 'vitest';
import i18next from 'i18next';
import type { Summary } from '@/api/types';
import { factsOf } from './facts';

const SUMMARY: Summary = {
  count: 3,
  kinds: [
    { kind: 'picture', count: 2 },
    { kind: 'film', count: 1 },
  ],
  size: 3_400_000,
  duration: null,
  taken_from: '2019-05-01T23:59:00Z',
  taken_until: '2019-05-01T00:01:00Z',
  folders: 1,
  caption: null,
  credit: '',
  rights: '',
  tags: [],
  fields: [],
  editable: 3,
  downloadable: 3,
};

const facts = (summary: Partial<Summary>) =>
  factsOf(i18next.t, { ...SUMMARY, ...summary }, 'en-GB').filter(({ value }) => value !== null);

describe('the facts of several files', () => {
  it('count the kinds, and tell one day as one', () => {
    expect(facts({ taken_from: '2019-05-01T00:01:00Z', taken_until: '2019-05-01T23:59:00Z' })).toEqual([
      { name: 'Kind', value: '2 pictures, 1 film' },
      { name: 'Total size', value: '3.4 MB' },
      { name: 'Taken', value: '1 May 2019' },
    ]);
  });

  it('tell how long films are, in how many folders all are, and over what time they were taken', () => {
    const found = facts({
      duration: 75.2,
      folders: 12,
      taken_from: '2019-05-01T00:00:00Z',
      taken_until: '2024-02-29T00:00:00Z',
    });
    const values = Object.fromEntries(found.map(({ name, value }) => [name, value]));
    expect(values['Total duration']).toBe('1:15');
    expect(values.Folders).toBe('12');
    expect(values.Taken).toMatch(/^1 May 2019.+29 Feb 2024$/);
  });
});
