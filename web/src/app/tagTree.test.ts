import { describe, expect, it } from 'vitest';
import type { Tag } from '@/api/types';
import { above, below, completionsOf, fold, treeOf } from './tagTree';

const tag = (name: string, parent: string | null = null, synonyms: string[] = []): Tag => ({
  id: name,
  version: 1,
  name,
  parent,
  synonyms,
  assets: 0,
});

const tree = treeOf([
  tag('Bergen', 'Norway'),
  tag('Light', null),
  tag('Low light', 'Light'),
  tag('Moonlit', 'Light', ['Night']),
  tag('Norway', 'Places'),
  tag('Oslo', 'Norway', ['Kristiania']),
  tag('Places'),
]);

const found = (text: string, without: string[] = []) =>
  completionsOf(tree, text, new Set(without)).map(({ tag: { name }, synonym }) =>
    synonym === null ? name : `${name} (${synonym})`,
  );

describe('the tree', () => {
  it('stands as the tags say, each level by name', () => {
    expect(tree.top.map(({ id }) => id)).toEqual(['Light', 'Places']);
    expect(tree.byId.get('Norway')?.children.map(({ id }) => id)).toEqual(['Bergen', 'Oslo']);
  });

  it('shows at the top what lies under a tag that is not shown', () => {
    expect(treeOf([tag('Oslo', 'Norway')]).top.map(({ id }) => id)).toEqual(['Oslo']);
  });

  it('knows the way to a tag and all below one', () => {
    expect(above(tree, tag('Oslo', 'Norway')).map(({ name }) => name)).toEqual(['Places', 'Norway']);
    const places = tree.byId.get('Places');
    expect(places === undefined ? [] : below(places).map(({ name }) => name)).toEqual([
      'Norway',
      'Bergen',
      'Oslo',
    ]);
  });

  it('knows a tag by any of its names, however it is written', () => {
    expect(tree.named.get(fold(' KRISTIANIA '))?.name).toBe('Oslo');
    expect(fold('Cafe\u0301')).toBe(fold('CAFÉ'));
  });
});

describe('completing', () => {
  it('offers the name itself first, then beginnings, then words in the middle, then any part', () => {
    expect(found('light')).toEqual(['Light', 'Low light']);
    expect(found('li')).toEqual(['Light', 'Low light', 'Moonlit']);
    expect(found('o')).toEqual(['Oslo', 'Low light', 'Moonlit', 'Norway']);
  });

  it('offers a tag by its synonym, and says which', () => {
    expect(found('kris')).toEqual(['Oslo (Kristiania)']);
    expect(found('ni')).toEqual(['Moonlit (Night)', 'Oslo (Kristiania)']);
  });

  it('offers nothing for nothing, and none that is there already', () => {
    expect(found(' ')).toEqual([]);
    expect(found('oslo', ['Oslo'])).toEqual([]);
  });
});
