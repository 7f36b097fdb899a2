import type { Selection } from './types';

/** The most assets that the server changes by one request. */
export const MOST = 2_000;

/** A selection as parts that the server takes one by one; one that is small enough stays whole. */
export function piecesOf(selection: Selection): Selection[] {
  if ('assets' in selection) {
    const { assets } = selection;
    if (assets.length <= MOST) return [selection];
    return chunks(assets.length).map(([from, until]) => ({ assets: assets.slice(from, until) }));
  }
  const { view, ranges, except = [] } = selection;
  const pieces: [number, number][][] = [];
  let room = 0;
  for (const [start, end] of ranges) {
    for (let from = start; from < end;) {
      if (room === 0) {
        pieces.push([]);
        room = MOST;
      }
      const until = Math.min(from + room, end);
      pieces.at(-1)?.push([from, until]);
      room -= until - from;
      from = until;
    }
  }
  if (pieces.length <= 1) return [selection];
  return pieces.map((part) => ({
    view,
    ranges: part,
    except: except.filter((position) => part.some(([from, until]) => position >= from && position < until)),
  }));
}

function chunks(length: number): [number, number][] {
  return Array.from({ length: Math.ceil(length / MOST) }, (_, index) => [
    index * MOST,
    Math.min((index + 1) * MOST, length),
  ]);
}
