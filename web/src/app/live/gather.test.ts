import { expect, test } from 'vitest';
import { gatherEvents, type Gathered } from './gather';

test('what happens together is told together, each thing once and as it was last', () => {
  const told: Gathered[] = [];
  const due: (() => void)[] = [];
  const { add } = gatherEvents(
    { now: () => 7, later: (_, run) => (due.push(run), () => undefined) },
    (gathered) => told.push(gathered),
  );
  add({ kind: 'asset', id: 'a', version: 2 });
  add({ kind: 'asset', id: 'a', version: null });
  add({ kind: 'folder', id: 'f' });
  add({ kind: 'tags' });
  expect(told).toEqual([]);
  due.shift()?.();
  add({ kind: 'fields' });
  due.shift()?.();
  expect(told).toEqual([
    { at: 7, assets: new Map([['a', null]]), folders: new Set(['f']), kinds: new Set(['tags']) },
    { at: 7, assets: new Map(), folders: new Set(), kinds: new Set(['fields']) },
  ]);
});
