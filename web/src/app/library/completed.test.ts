import { expect, it } from 'vitest';
import { completed } from './completed';

const item = (kind: 'field' | 'tag', insert: string) => ({ kind, insert, label: insert, count: null });

it('puts a value in the place of what was begun, and begins the next word', () => {
  expect(completed('harbour tag:bl', 'bl', item('tag', '"blue hour"'))).toBe('harbour tag:"blue hour" ');
});

it('leaves the value of a field to be typed', () => {
  expect(completed('ki', 'ki', item('field', 'kind:'))).toBe('kind:');
  expect(completed('harbour ', '', item('field', 'kind:'))).toBe('harbour kind:');
});
