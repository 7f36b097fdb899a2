import { describe, expect, test, vi } from 'vitest';
import { sampleTile } from './sampleTile';
import { createSelectionStore, refusalOf, type Source } from './selection';
import { toServer } from './toServer';

/** A view whose asset at each position is named after it, loaded up to `loaded`. */
function source(total: number, loaded = 0, viewId = 'view'): Source {
  return {
    viewId,
    total,
    tileAt: (position) => (position < loaded ? sampleTile(`asset-${position}`) : undefined),
    positionOf: () => null,
  };
}

function opened(shown: Source) {
  const store = createSelectionStore();
  store.open(shown);
  return store;
}

const selected = (store: ReturnType<typeof opened>) => store.getState().ranges;

describe('choosing', () => {
  test('a click selects one, a click with Control adds and takes away', () => {
    const store = opened(source(10));
    store.replace(3);
    store.toggle(5);
    expect(selected(store)).toEqual([
      [3, 4],
      [5, 6],
    ]);
    store.toggle(3);
    expect(selected(store)).toEqual([[5, 6]]);
  });

  test('Shift draws the range again from the same anchor, in either direction', () => {
    const store = opened(source(100));
    store.replace(10);
    store.extendTo(14);
    expect(selected(store)).toEqual([[10, 15]]);
    store.extendTo(7);
    expect(selected(store)).toEqual([[7, 11]]);
  });

  test('a range drawn after a Control click keeps what was chosen before', () => {
    const store = opened(source(100));
    store.replace(2);
    store.toggle(20);
    store.extendTo(22);
    expect(selected(store)).toEqual([
      [2, 3],
      [20, 23],
    ]);
  });

  test('without an anchor the range starts at the current tile', () => {
    const store = opened(source(100));
    store.setFocused(4);
    store.extendTo(6);
    expect(selected(store)).toEqual([[4, 7]]);
  });

  test('selecting by touch ends when nothing is selected any more', () => {
    const store = opened(source(10));
    store.setBehavior('toggle');
    store.toggle(1);
    expect(store.getState().behavior).toBe('toggle');
    store.toggle(1);
    expect(store.getState().behavior).toBe('replace');
  });
});

describe('what the server is told', () => {
  test('nothing selected is null', () => {
    expect(toServer(opened(source(10)).getState())).toBeNull();
  });

  test('a few that are loaded are named, so that they outlive the view', () => {
    const store = opened(source(10, 10));
    store.replace(2);
    store.extendTo(3);
    expect(toServer(store.getState())).toEqual({ assets: ['asset-2', 'asset-3'] });
  });

  test('what is not loaded is told by its position', () => {
    const store = opened(source(1_000, 10));
    store.replace(500);
    expect(toServer(store.getState())).toEqual({ view: 'view', ranges: [[500, 501]], except: [] });
  });

  test('a hundred thousand assets are one range, however they were selected', () => {
    const all = opened(source(100_000));
    all.selectAll();
    const drawn = opened(source(100_000));
    drawn.replace(0);
    drawn.extendTo(99_999);
    const told = { view: 'view', ranges: [[0, 100_000]], except: [] };
    expect(toServer(all.getState())).toEqual(told);
    expect(toServer(drawn.getState())).toEqual(told);
  });

  test('all but a few are told with exceptions', () => {
    const store = opened(source(100_000));
    store.selectAll();
    for (const position of [7, 9, 40_000]) store.toggle(position);
    expect(toServer(store.getState())).toEqual({
      view: 'view',
      ranges: [[0, 100_000]],
      except: [7, 9, 40_000],
    });
  });

  test('a hole among a few is left out', () => {
    const store = opened({
      viewId: 'view',
      total: 3,
      positionOf: () => null,
      tileAt: (at) => (at === 1 ? null : sampleTile(`asset-${at}`)),
    });
    store.selectAll();
    expect(toServer(store.getState())).toEqual({ assets: ['asset-0', 'asset-2'] });
  });
});

describe('a list that is made again', () => {
  const moved: Source = {
    viewId: 'later',
    total: 5,
    positionOf: () => null,
    tileAt: (position) => sampleTile(position === 0 ? 'new' : `asset-${position - 1}`),
  };
  const windows = [{ from: 0, items: Array.from({ length: 5 }, (_, at) => moved.tileAt(at) ?? null) }];

  test('what was selected is found by its id where it is now', () => {
    const store = opened(source(4, 4));
    store.replace(1);
    store.toggle(3);
    store.renew(moved);
    expect(selected(store)).toEqual([]);
    store.arrived(moved, windows);
    expect(selected(store)).toEqual([
      [2, 3],
      [4, 5],
    ]);
  });

  test('a choice made meanwhile wins', () => {
    const store = opened(source(4, 4));
    store.replace(1);
    store.renew(moved);
    store.replace(0);
    store.arrived(moved, windows);
    expect(selected(store)).toEqual([[0, 1]]);
  });

  test('the current tile stays within a list that got shorter', () => {
    const store = opened(source(100));
    store.setFocused(80);
    store.renew(source(10, 0, 'later'));
    expect(store.getState().focused).toBe(9);
  });

  test('the current tile stays with its asset where that is known', () => {
    const store = opened(source(4, 4));
    store.setFocused(1);
    store.renew({ ...moved, positionOf: (asset) => (asset === 'asset-1' ? 2 : null) });
    expect(store.getState().focused).toBe(2);
  });

  test('another list starts with nothing selected', () => {
    const store = opened(source(10));
    store.selectAll();
    store.open(source(10, 0, 'other'));
    expect(selected(store)).toEqual([]);
  });
});

test('listeners hear of changes, and of nothing else', () => {
  const store = opened(source(10));
  const listener = vi.fn();
  const stop = store.subscribe(listener);
  store.setFocused(2);
  store.setFocused(2);
  store.clear();
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
  store.replace(1);
  expect(listener).toHaveBeenCalledTimes(1);
});

describe('what nothing of a selection allows', () => {
  const allowed = { allowed: true } as const;
  const unset = { allowed: false, why: 'place_unset' } as const;
  const blocked = { allowed: false, why: 'place_denied' } as const;
  /** A list of files that may be moved as told; undefined for one that is not loaded, null for one that is gone. */
  const refusal = (...moves: (typeof allowed | typeof unset | typeof blocked | undefined | null)[]) => {
    const store = opened({
      ...source(moves.length),
      tileAt: (position) => {
        const move = moves[position];
        return move && { ...sampleTile(`asset-${position}`), can: { move } };
      },
    });
    store.selectAll();
    return refusalOf(store.getState(), 'move');
  };

  test('is told with the reason that all of it has', () => {
    expect(refusal(unset, unset)).toBe('place_unset');
    expect(refusal(unset, blocked)).toBe('all refused');
    expect(refusal(unset, null)).toBe('place_unset');
  });

  test('is not told as soon as one allows it, or may allow it', () => {
    expect(refusal(unset, allowed)).toBe(null);
    expect(refusal(unset, undefined)).toBe(null);
  });
});
