import { expect, it } from 'vitest';
import type { Shifts, WhatIf } from '@/api/types';
import { counted, effectsOf } from './shifts';

const none = { gained: [], lost: [] };
const unchanged: Shifts = { itself: none, live: none, archived: none, trashed: none };

function whatIf(given: Partial<WhatIf>): WhatIf {
  return {
    account: [],
    folders: [],
    others: { account: none, folders: [] },
    locks_out_self: [],
    locks_out_last: [],
    gives_others: false,
    names: { people: {}, groups: {}, folders: {} },
    ...given,
  };
}

it('tells of nobody where nothing changes', () => {
  expect(effectsOf(whatIf({}))).toEqual([]);
});

it('gathers what one person gains and loses at different folders', () => {
  const effects = effectsOf(
    whatIf({
      folders: [
        {
          ...unchanged,
          people: ['emi', 'hugo'],
          folders: ['film'],
          itself: { gained: ['see'], lost: [] },
          live: { gained: ['see', 'download'], lost: [] },
        },
        { ...unchanged, people: ['emi'], folders: ['press'], itself: { gained: [], lost: ['upload'] } },
      ],
    }),
  );
  expect(effects.map(({ id, gains, loses }) => [id, gains, loses])).toEqual([
    ['emi', true, true],
    ['hugo', true, false],
  ]);
  expect(effects[0]?.places).toEqual([
    {
      folders: ['film'],
      gained: [
        { name: 'see', extent: 'all' },
        { name: 'download', extent: 'all' },
      ],
      lost: [],
    },
    { folders: ['press'], gained: [], lost: [{ name: 'upload', extent: 'all' }] },
  ]);
  expect(counted(effects)).toEqual({ gain: 2, lose: 1, others: false });
});

it('says of a function that changes in the archive or the trash alone that it does there', () => {
  const [effects] = effectsOf(
    whatIf({
      folders: [
        {
          ...unchanged,
          people: ['emi'],
          folders: ['film'],
          live: { gained: [], lost: ['download'] },
          archived: { gained: [], lost: ['see', 'download'] },
          trashed: { gained: [], lost: ['delete'] },
        },
      ],
    }),
  );
  expect(effects?.places[0]?.lost).toEqual([
    { name: 'download', extent: 'all' },
    { name: 'see', extent: 'archived' },
    { name: 'delete', extent: 'trashed' },
  ]);
});

it('counts nobody among those whom one may not see', () => {
  const effects = effectsOf(
    whatIf({
      others: {
        account: none,
        folders: [{ ...unchanged, folders: ['film'], itself: { gained: ['see'], lost: [] } }],
      },
    }),
  );
  expect(effects.map(({ id, gains }) => [id, gains])).toEqual([[null, true]]);
  expect(counted(effects)).toEqual({ gain: 0, lose: 0, others: true });
});
