import { describe, expect, test } from 'vitest';
import type { Selection } from '@/api/types';
import { answerKey, type GridAction, type Key } from './gridKeys';
import { sampleTile } from './sampleTile';
import { createSelectionStore } from './selection';

/** A grid of a thousand assets with the focus on the tile at 3, and what was asked of it. */
function grid(tileSize = 200) {
  const store = createSelectionStore();
  store.open({
    viewId: 'view',
    total: 1_000,
    tileAt: (at) => sampleTile(`asset-${at}`),
    positionOf: () => null,
  });
  store.setFocused(3);
  store.replace(3);
  const asked: { action: GridAction; selection: Selection; titles: string[] }[] = [];
  const opened: number[] = [];
  const sizes: number[] = [];
  const press = (key: string, held: Partial<Omit<Key, 'key'>> = {}): boolean =>
    answerKey(
      { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held },
      {
        store,
        tileSize,
        open: (position) => opened.push(position),
        onTileSize: (size) => sizes.push(size),
        onAction: (action, selection, tiles) =>
          asked.push({ action, selection, titles: tiles.map(({ title }) => title) }),
      },
    );
  return { store, press, asked, opened, sizes };
}

describe('the keys of the grid', () => {
  test('Space previews the current tile; with Control it is left to toggle it', () => {
    const { press, opened } = grid();
    expect(press(' ')).toBe(true);
    expect(opened).toEqual([3]);
    expect(press(' ', { ctrlKey: true })).toBe(false);
  });

  test.each([
    ['m', 'move'],
    ['Delete', 'delete'],
    ['F2', 'rename'],
  ])('%s asks to %s what is selected', (key, action) => {
    const { press, asked } = grid();
    expect(press(key)).toBe(true);
    expect(asked).toEqual([{ action, selection: { assets: ['asset-3'] }, titles: ['asset-3'] }]);
  });

  test('with nothing selected there is nothing to ask for', () => {
    const { store, press, asked } = grid();
    store.clear();
    expect(press('m')).toBe(false);
    expect(asked).toEqual([]);
  });

  test('of a large selection, 200 tiles are handed over and all of it is selected', () => {
    const { press, store, asked } = grid();
    store.selectAll();
    press('m');
    expect(asked[0]?.titles).toHaveLength(200);
    expect(asked[0]?.selection).toEqual({ view: 'view', ranges: [[0, 1_000]], except: [] });
  });

  test('Home and End go to the ends, with Shift they draw the range, with Control they only move', () => {
    const { press, store } = grid();
    press('End', { shiftKey: true });
    expect(store.getState()).toMatchObject({ focused: 999, ranges: [[3, 1_000]] });
    press('Home');
    expect(store.getState()).toMatchObject({ focused: 0, ranges: [[0, 1]] });
    press('End', { ctrlKey: true });
    expect(store.getState()).toMatchObject({ focused: 999, ranges: [[0, 1]] });
  });

  test('Escape clears the selection, and only then goes on to what lies behind', () => {
    const { press, store } = grid();
    expect(press('Escape')).toBe(true);
    expect(store.getState().ranges).toEqual([]);
    expect(press('Escape')).toBe(false);
  });

  test('+ and − change the size of tiles within its limits', () => {
    const { press, sizes } = grid(312);
    press('+');
    press('-');
    expect(sizes).toEqual([320, 288]);
  });

  test('a letter with a modifier is somebody else’s', () => {
    expect(grid().press('m', { ctrlKey: true })).toBe(false);
    expect(grid().press('m', { altKey: true })).toBe(false);
  });
});
