import i18next from 'i18next';
import { expect, it } from 'vitest';
import { speak } from '@/i18n/start';
import { completed, inLanguage } from './completed';

const item = (kind: 'field' | 'tag', insert: string) => ({ kind, insert, label: insert, count: null });

it('puts a value in the place of what was begun, and begins the next word', () => {
  expect(completed('harbour tag:bl', 'bl', item('tag', '"blue hour"'))).toBe('harbour tag:"blue hour" ');
});

it('leaves the value of a field to be typed', () => {
  expect(completed('ki', 'ki', item('field', 'kind:'))).toBe('kind:');
  expect(completed('harbour ', '', item('field', 'kind:'))).toBe('harbour kind:');
});

it('offers fields and values by the words of the reader’s language', async () => {
  await speak('de');
  const german = i18next.getFixedT('de');
  expect(inLanguage(german, item('field', 'size>')).insert).toBe('größe>');
  expect(inLanguage(german, item('tag', 'tag:"blaue Stunde"')).insert).toBe('schlagwort:"blaue Stunde"');
  expect(inLanguage(german, item('tag', '"in: out"')).insert).toBe('"in: out"');
  await speak('en');
});
