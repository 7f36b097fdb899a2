import { expect, test } from 'vitest';
import { differenceOf } from './difference';
import { sampleTile } from './sampleTile';

const list = (...ids: (string | null)[]) => ({
  total: ids.length,
  first: ids.map((id) => (id === null ? null : sampleTile(id))),
});

test('short lists differ by what is in them, and holes are not missed', () => {
  expect(differenceOf(list('a', 'b', null), list('c', 'a', 'd'))).toEqual({ added: 2, removed: 1 });
  expect(differenceOf(list('a', 'b'), list('b', 'a'))).toEqual({ added: 0, removed: 0 });
});

test('long lists differ by their lengths', () => {
  const long = (total: number) => ({ total, first: [sampleTile('a')] });
  expect(differenceOf(long(1_000), long(1_003))).toEqual({ added: 3, removed: 0 });
  expect(differenceOf(long(1_000), long(990))).toEqual({ added: 0, removed: 10 });
});
