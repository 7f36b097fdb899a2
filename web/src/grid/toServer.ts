import type { Selection } from '@/api/types';
import { complement, count, positions } from './ranges';
import type { GridState } from './selection';

/** Up to this many assets are named to the server one by one; more are sent as ranges of the view. */
const NAMED = 50;
/** The selection as the server is told it, or null where nothing is selected. */
export function toServer({ source, ranges }: Pick<GridState, 'source' | 'ranges'>): Selection | null {
  const size = count(ranges);
  if (source === null || size === 0) return null;
  if (size <= NAMED) {
    const tiles = [...positions(ranges)].map((position) => source.tileAt(position));
    // A hole is an asset that may no longer be seen: it is left out here as the server would leave it out.
    if (!tiles.includes(undefined)) {
      const assets = tiles.flatMap((tile) => (tile ? [tile.id] : []));
      return assets.length > 0 ? { assets } : null;
    }
  }
  const gaps = complement(ranges, source.total);
  const selects = ranges.map(([from, until]): [number, number] => [from, until]);
  // "All but these few" is shorter said with exceptions, "these stretches" with ranges.
  if (count(gaps) < ranges.length)
    return { view: source.viewId, ranges: [[0, source.total]], except: [...positions(gaps)] };
  return { view: source.viewId, ranges: selects, except: [] };
}
