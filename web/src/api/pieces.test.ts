import { expect, it } from 'vitest';
import { MOST, piecesOf } from './pieces';
import type { Selection } from './types';

const positions = (selection: Selection) =>
  'view' in selection
    ? selection.ranges.flatMap(([from = 0, until = 0]) =>
        Array.from({ length: until - from }, (_, index) => from + index),
      )
    : [];

it('leaves a selection whole that one request can take', () => {
  const named: Selection = { assets: ['a', 'b'] };
  const ranged: Selection = { view: 'v', ranges: [[0, MOST]], except: [4] };
  expect(piecesOf(named)).toEqual([named]);
  expect(piecesOf(ranged)).toEqual([ranged]);
});

it('parts a long selection so that each position is in one piece, in order', () => {
  const pieces = piecesOf({
    view: 'v',
    ranges: [
      [10, 1_500],
      [2_000, 6_500],
    ],
    except: [12, 5_000],
  });
  const sizes = pieces.map((piece) => positions(piece).length);
  expect(sizes).toEqual([MOST, MOST, 1_490 + 4_500 - 2 * MOST]);
  const all = pieces.flatMap(positions);
  expect(new Set(all).size).toBe(1_490 + 4_500);
  expect(all).toEqual([...all].sort((one, other) => one - other));
});

it('names an exception in the piece that it is taken out of, and in no other', () => {
  const pieces = piecesOf({ view: 'v', ranges: [[0, 5_000]], except: [7, 2_100, 4_999] });
  expect(pieces.map((piece) => ('view' in piece ? piece.except : []))).toEqual([[7], [2_100], [4_999]]);
});

it('parts many ids as well', () => {
  const assets = Array.from({ length: 4_500 }, (_, index) => String(index));
  const pieces = piecesOf({ assets });
  expect(pieces.map((piece) => ('assets' in piece ? piece.assets.length : 0))).toEqual([2_000, 2_000, 500]);
  expect(pieces.flatMap((piece) => ('assets' in piece ? piece.assets : []))).toEqual(assets);
});
