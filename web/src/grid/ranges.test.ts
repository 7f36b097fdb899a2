import { describe, expect, test } from 'vitest';
import { add, between, complement, count, has, NOTHING, positions, remove, type Ranges } from './ranges';

/** The plain model: a set of numbers. */
function asSet(ranges: Ranges): Set<number> {
  return new Set(positions(ranges));
}

/** Deterministic numbers, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state;
  }
}

describe('ranges of positions', () => {
  test('a range covers both ends, whichever comes first', () => {
    expect(between(3, 5)).toEqual([3, 6]);
    expect(between(5, 3)).toEqual([3, 6]);
    expect(between(4, 4)).toEqual([4, 5]);
  });

  test('touching and overlapping ranges become one', () => {
    const ranges = add(add(add(NOTHING, [0, 2]), [4, 6]), [2, 4]);
    expect(ranges).toEqual([[0, 6]]);
  });

  test('taking from the middle leaves two', () => {
    expect(remove([[0, 10]], [3, 5])).toEqual([
      [0, 3],
      [5, 10],
    ]);
  });

  test('the complement of nothing is everything, and of everything nothing', () => {
    expect(complement(NOTHING, 7)).toEqual([[0, 7]]);
    expect(complement([[0, 7]], 7)).toEqual(NOTHING);
    expect(complement(NOTHING, 0)).toEqual(NOTHING);
  });

  test('a hundred thousand positions are one range', () => {
    const all = add(NOTHING, [0, 100_000]);
    expect(all).toHaveLength(1);
    expect(count(all)).toBe(100_000);
    expect(has(all, 99_999)).toBe(true);
    expect(has(all, 100_000)).toBe(false);
  });

  test('any sequence of additions and removals agrees with a plain set', () => {
    const random = numbers(7);
    let ranges: Ranges = NOTHING;
    const model = new Set<number>();
    for (let step = 0; step < 500; step += 1) {
      const from = random.next().value % 60;
      const range = [from, from + (random.next().value % 9)] as const;
      const adds = random.next().value % 2 === 0;
      ranges = adds ? add(ranges, range) : remove(ranges, range);
      for (let position = range[0]; position < range[1]; position += 1) {
        if (adds) model.add(position);
        else model.delete(position);
      }
      expect(asSet(ranges)).toEqual(model);
      expect(count(ranges)).toBe(model.size);
      expect(ranges.every((one, index) => (ranges[index - 1]?.[1] ?? -1) < one[0])).toBe(true);
      expect([...Array(70).keys()].every((position) => has(ranges, position) === model.has(position))).toBe(
        true,
      );
    }
  });
});
