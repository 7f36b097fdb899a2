import { describe, expect, test } from 'vitest';
import {
  geometry,
  listGeometry,
  positionsIn,
  positionsWithin,
  rectOf,
  rowsPerPage,
  scrollOf,
  topToShow,
} from './geometry';

const wide = geometry({ total: 100_000, width: 1_200, size: 200 });

describe('the arithmetic of the grid', () => {
  test('tiles are at least as wide as asked and fill the width', () => {
    expect(wide.columns).toBe(5);
    expect(wide.tile.width).toBeGreaterThanOrEqual(200);
    const last = rectOf(wide, 4);
    expect(1_200 - (last.x + last.width)).toBeLessThan(12 + wide.columns);
  });

  test('a phone shows two columns of the usual size and one of the largest', () => {
    expect(geometry({ total: 10, width: 390, size: 200 }).columns).toBe(2);
    expect(geometry({ total: 10, width: 390, size: 320 }).columns).toBe(1);
    expect(geometry({ total: 10, width: 390, size: 112 }).columns).toBe(3);
  });

  test('no two tiles overlap and the last row ends where the content does', () => {
    const grid = geometry({ total: 23, width: 700, size: 152 });
    for (let one = 0; one < 23; one += 1) {
      for (let other = one + 1; other < 23; other += 1) {
        const [a, b] = [rectOf(grid, one), rectOf(grid, other)];
        const apart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
    const last = rectOf(grid, 22);
    expect(last.y + last.height).toBeLessThan(grid.height);
    expect(grid.height - (last.y + last.height)).toBe(rectOf(grid, 0).y);
  });

  test('an empty view has no height and no positions', () => {
    const grid = geometry({ total: 0, width: 700, size: 200 });
    expect(grid.height).toBe(0);
    expect(positionsIn(grid, { top: 0, height: 900 }, 3)).toEqual([0, 0]);
  });

  test('the positions in a window are exactly those whose rows touch it', () => {
    const grid = geometry({ total: 1_000, width: 1_000, size: 200 });
    for (const top of [0, 1, 12, 500, 12_345, grid.height - 600]) {
      const [from, until] = positionsIn(grid, { top, height: 600 }, 0);
      for (let position = 0; position < 1_000; position += 1) {
        const { y, height } = rectOf(grid, position);
        const touches = y + height >= top && y <= top + 600;
        // A window that ends in the gap below a row may count that row; it never misses one.
        if (touches) expect(position >= from && position < until).toBe(true);
      }
      expect(until - from).toBeLessThanOrEqual((rowsPerPage(grid, 600) + 2) * grid.columns);
    }
  });

  test('a window over an end of the list stays inside the list', () => {
    expect(positionsIn(wide, { top: -400, height: 300 }, 2)[0]).toBe(0);
    expect(positionsIn(wide, { top: wide.height, height: 300 }, 2)[1]).toBe(100_000);
  });

  test('a tile in the window moves nothing, one outside moves by the least', () => {
    const window = { top: 1_000, height: 600 };
    const [from, until] = positionsIn(wide, window, 0);
    const middle = from + Math.floor((until - from) / 2);
    expect(topToShow(wide, middle, window)).toBeNull();
    expect(topToShow(wide, 0, window)).toBe(0);
    const end = topToShow(wide, 99_999, window);
    expect(end).toBe(wide.height - 600);
  });

  test('a list that a browser can hold is scrolled one to one', () => {
    const scroll = scrollOf(wide, 800);
    expect(scroll.height).toBe(wide.height);
    expect(scroll.toLogical(1_234)).toBe(1_234);
  });

  test('a list that is too tall is scrolled through a shorter element, from end to end', () => {
    const grid = geometry({ total: 2_000_000, width: 1_200, size: 200 });
    const scroll = scrollOf(grid, 800);
    expect(scroll.height).toBe(15_000_000);
    expect(scroll.toLogical(0)).toBe(0);
    expect(scroll.toLogical(15_000_000 - 800)).toBeCloseTo(grid.height - 800, 3);
    expect(scroll.toLogical(scroll.toElement(7_777_777))).toBeCloseTo(7_777_777, 3);
  });
});

describe('a frame drawn over the grid', () => {
  const grid = geometry({ total: 23, width: 1_200, size: 200 });

  test('holds the tiles that it touches, row by row', () => {
    const from = rectOf(grid, 1);
    const to = rectOf(grid, 7);
    const rect = { x: from.x + 5, y: from.y + 5, width: to.x - from.x, height: to.y - from.y };
    expect(positionsWithin(grid, rect)).toEqual([
      [1, 3],
      [6, 8],
    ]);
  });

  test('is one range over whole rows, and ends with the list', () => {
    expect(positionsWithin(grid, { x: 0, y: 0, width: 1_200, height: grid.height })).toEqual([[0, 23]]);
  });

  test('holds nothing between tiles and beyond them', () => {
    const first = rectOf(grid, 0);
    expect(positionsWithin(grid, { x: first.x + first.width + 1, y: first.y, width: 1, height: 40 })).toEqual(
      [],
    );
    expect(positionsWithin(grid, { x: 0, y: grid.height + 50, width: 900, height: 40 })).toEqual([]);
  });
});

describe('the arithmetic of the list', () => {
  const list = listGeometry({ total: 1_000, width: 900, height: 44 });

  test('has one row below the other without a gap, as wide as there is room', () => {
    expect(rectOf(list, 0)).toEqual({ x: 12, y: 12, width: 876, height: 44 });
    expect(rectOf(list, 1).y).toBe(12 + 44);
    expect(list.height).toBe(24 + 44_000);
  });

  test('finds the rows in a window and within a frame', () => {
    expect(positionsIn(list, { top: 12 + 440, height: 88 }, 0)).toEqual([10, 13]);
    expect(positionsWithin(list, { x: 100, y: 12 + 450, width: 10, height: 50 })).toEqual([[10, 12]]);
  });
});
