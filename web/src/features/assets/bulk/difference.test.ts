import { describe, expect, it } from 'vitest';
import { treeOf } from '@/app/tagTree';
import { differenceOf, type Former } from './difference';

const tree = treeOf([
  { id: 'oslo', version: 1, name: 'Oslo', parent: null, synonyms: ['Kristiania'], assets: 2 },
  { id: 'fog', version: 1, name: 'Fog', parent: null, synonyms: [], assets: 2 },
]);

const FORMER: Former = {
  id: 'one',
  version: 3,
  active_version: 'one 3',
  title: 'Two boats',
  thumbnail: null,
  caption: 'At dawn',
  credit: '',
  rights: '',
  tags: [{ id: 'fog', name: 'Fog' }],
  fields: [{ field: 'client', value: { text: 'Aurelia' } }],
  can: {},
};

describe('what a change of many does to one', () => {
  it('is what was not so before', () => {
    const difference = differenceOf(FORMER, { title: 'Two boats', caption: '', credit: 'Emi' }, tree);
    expect(difference?.words).toEqual([
      { word: 'caption', from: 'At dawn', to: '' },
      { word: 'credit', from: '', to: 'Emi' },
    ]);
  });

  it('is nothing where all of it is so', () => {
    const change = {
      caption: 'At dawn',
      add_tags: ['fog'],
      remove_tags: ['Kristiania'],
      fields: [{ field: 'client', value: { text: 'Aurelia' } }],
    };
    expect(differenceOf(FORMER, change, tree)).toBeNull();
  });

  it('knows tags by any of their names, and adds after it removed', () => {
    expect(
      differenceOf(FORMER, { add_tags: ['kristiania', 'Oslo'], remove_tags: ['FOG'] }, tree)?.tags,
    ).toEqual({
      added: ['Oslo'],
      removed: ['Fog'],
    });
    expect(differenceOf(FORMER, { add_tags: ['Fog'], remove_tags: ['Fog'] }, tree)).toBeNull();
  });

  it('names a tag that is not there yet as it was typed', () => {
    expect(differenceOf(FORMER, { add_tags: [' Low tide ', 'low TIDE'] }, tree)?.tags.added).toEqual([
      'Low tide',
    ]);
  });

  it('empties and fills fields', () => {
    const change = {
      fields: [
        { field: 'client', value: null },
        { field: 'takes', value: { number: 2 } },
      ],
    };
    expect(differenceOf(FORMER, change, tree)?.fields).toEqual([
      { field: 'client', from: { text: 'Aurelia' }, to: null },
      { field: 'takes', from: null, to: { number: 2 } },
    ]);
  });
});
