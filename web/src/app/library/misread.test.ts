import { expect, test } from 'vitest';
import type { View } from '@/api/types';
import { misread, typedAs } from './misread';

type Part = View['understood'][number];
const part = (text: string, as: Part['as'] = 'words'): Part => ({ text, as, excluded: text.startsWith('-') });

test('what looks like a filter and was taken for words is told', () => {
  const parts = [
    part('kind:cheese'),
    part('-colour:red'),
    part('size>big'),
    part('tag:sea', 'tag'),
    part('sea'),
  ];
  expect(misread(parts).map(({ text }) => text)).toEqual(['kind:cheese', '-colour:red', 'size>big']);
});

test('an address, a time and a field without a value are no filters', () => {
  expect(misread([part('https://example.org'), part('12:30'), part('kind:', 'unfinished')])).toEqual([]);
});

test('what finds nothing is told', () => {
  expect(misread([part('?!', 'nothing')])).toEqual([part('?!', 'nothing')]);
});

test('a word is told as it was typed', () => {
  const parts = [part('Leuchttrum'), part('"Café Zentral"', 'phrase')];
  expect(typedAs('leuchttrum', parts)).toBe('Leuchttrum');
  expect(typedAs('cafe', parts)).toBe('Café');
  expect(typedAs('other', parts)).toBe('other');
});
