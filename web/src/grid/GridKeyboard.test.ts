import { describe, expect, test } from 'vitest';
import { geometry } from './geometry';
import { GridKeyboard } from './GridKeyboard';

/** Five columns; the last row has three tiles. */
const grid = geometry({ total: 23, width: 1_200, size: 200 });
const keyboard = new GridKeyboard(grid, 2 * (grid.tile.height + 4));

describe('where keys lead in the grid', () => {
  test('right and left go on over the end of a row, and stop at the ends of the list', () => {
    expect(keyboard.getKeyRightOf(4)).toBe(5);
    expect(keyboard.getKeyLeftOf(5)).toBe(4);
    expect(keyboard.getKeyLeftOf(0)).toBeNull();
    expect(keyboard.getKeyRightOf(22)).toBeNull();
  });

  test('down and up keep the column', () => {
    expect(keyboard.getKeyBelow(2)).toBe(7);
    expect(keyboard.getKeyAbove(7)).toBe(2);
    expect(keyboard.getKeyAbove(2)).toBeNull();
  });

  test('down into a shorter last row leads to its last tile, and from there nowhere', () => {
    expect(keyboard.getKeyBelow(19)).toBe(22);
    expect(keyboard.getKeyBelow(21)).toBeNull();
  });

  test('a page is as many rows as are in sight, and ends at the ends of the list', () => {
    expect(keyboard.getKeyPageBelow(1)).toBe(11);
    expect(keyboard.getKeyPageAbove(11)).toBe(1);
    expect(keyboard.getKeyPageBelow(20)).toBe(22);
    expect(keyboard.getKeyPageAbove(3)).toBe(0);
  });

  test('an empty list has no first and no last', () => {
    const empty = new GridKeyboard(geometry({ total: 0, width: 800, size: 200 }), 600);
    expect(empty.getFirstKey()).toBeNull();
    expect(empty.getLastKey()).toBeNull();
  });
});
