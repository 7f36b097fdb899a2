import { expect, it } from 'vitest';
import { treeOf, type TagNode } from '@/app/tagTree';
import { narrow } from './narrow';
import { taskOfKey } from './tasks';

const tag = (name: string, parent: string | null = null, synonyms: string[] = []) => ({
  id: name,
  version: 1,
  name,
  parent,
  synonyms,
  assets: 0,
});

const tree = treeOf([
  tag('Bergen', 'Norway'),
  tag('Light'),
  tag('Norway', 'Places'),
  tag('Oslo', 'Norway', ['Kristiania']),
  tag('Places'),
]);

const names = (nodes: readonly TagNode[]): string[] =>
  nodes.flatMap((node) => [node.id, ...names(node.children).map((name) => `${node.id}/${name}`)]);

it('keeps what is found, by any of its names, and what is above it', () => {
  expect(names(narrow(tree.top, ' KRIS'))).toEqual(['Places', 'Places/Norway', 'Places/Norway/Oslo']);
  expect(names(narrow(tree.top, 'norway'))).toEqual(['Places', 'Places/Norway']);
  expect(narrow(tree.top, 'xylophone')).toEqual([]);
});

it('keeps all where nothing is looked for', () => {
  expect(narrow(tree.top, ' ')).toBe(tree.top);
});

it('asks nothing of a tag by keys that are held with others', () => {
  const [node] = tree.top;
  const key = (pressed: string, ctrlKey = false) =>
    node === undefined
      ? undefined
      : taskOfKey({ key: pressed, ctrlKey, altKey: false, metaKey: false }, node)?.kind;
  expect(['F2', 'n', 'M', 'Delete', 'x'].map((each) => key(each) ?? null)).toEqual([
    'edit',
    'create',
    'move',
    'remove',
    null,
  ]);
  expect(key('m', true)).toBeUndefined();
});
