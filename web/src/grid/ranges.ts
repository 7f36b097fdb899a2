/**
 * Sets of positions in a view, kept as sorted, disjoint, non-touching half-open ranges.
 *
 * Selecting a hundred thousand assets is one range here, and the same range is what the server is told; nothing grows with
 * the number of assets, only with the number of gaps.
 */
export type Range = readonly [from: number, until: number];
export type Ranges = readonly Range[];

export const NOTHING: Ranges = [];

/** All positions from one end to the other, both included, whichever comes first. */
export function between(one: number, other: number): Range {
  return one <= other ? [one, other + 1] : [other, one + 1];
}

/** Whether the position is in the set. Logarithmic in the number of ranges. */
export function has(ranges: Ranges, position: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined || position < range[0]) high = middle - 1;
    else if (position >= range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

/** How many positions are in the set. */
export function count(ranges: Ranges): number {
  return ranges.reduce((sum, [from, until]) => sum + until - from, 0);
}

/** The set with every position of `range` in it. */
export function add(ranges: Ranges, [from, until]: Range): Ranges {
  if (from >= until) return ranges;
  const before = ranges.filter((range) => range[1] < from);
  const after = ranges.filter((range) => range[0] > until);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const start = Math.min(from, touched[0]?.[0] ?? from);
  const end = Math.max(until, touched.at(-1)?.[1] ?? until);
  return [...before, [start, end], ...after];
}

/** The set with no position of `range` in it. */
export function remove(ranges: Ranges, [from, until]: Range): Ranges {
  if (from >= until) return ranges;
  return ranges.flatMap((range): Ranges => {
    const left: Range = [range[0], Math.min(range[1], from)];
    const right: Range = [Math.max(range[0], until), range[1]];
    if (range[1] <= from || range[0] >= until) return [range];
    return [left, right].filter(([start, end]) => start < end);
  });
}

/** What is not in the set, of the positions 0 to `total`. */
export function complement(ranges: Ranges, total: number): Ranges {
  return ranges.reduce<Ranges>(remove, total > 0 ? [[0, total]] : NOTHING);
}

/** The positions one by one, in order. */
export function* positions(ranges: Ranges): Generator<number> {
  for (const [from, until] of ranges)
    for (let position = from; position < until; position += 1) yield position;
}
