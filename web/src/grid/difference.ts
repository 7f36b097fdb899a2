import type { View } from '@/api/types';

type Beginning = Pick<View, 'total' | 'first'>;

export interface ListDifference {
  readonly added: number;
  readonly removed: number;
}

/**
 * By how many files two lists differ: exactly where both are told whole by their beginnings, by their lengths where they
 * are longer. A hole is nothing that could be missed.
 */
export function differenceOf(before: Beginning, after: Beginning): ListDifference {
  if (!isWhole(before) || !isWhole(after)) {
    const more = after.total - before.total;
    return { added: Math.max(more, 0), removed: Math.max(-more, 0) };
  }
  const [was, is] = [idsOf(before), idsOf(after)];
  return { added: lacking(was, is), removed: lacking(is, was) };
}

/** How many of `others` are not in `ids`. */
function lacking(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...others].filter((id) => !ids.has(id)).length;
}

function isWhole({ total, first }: Beginning): boolean {
  return first.length >= total;
}

function idsOf({ first }: Beginning): Set<string> {
  return new Set(first.flatMap((tile) => (tile === null ? [] : [tile.id])));
}
