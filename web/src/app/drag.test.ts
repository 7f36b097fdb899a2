import { expect, it } from 'vitest';
import { readDraggedAssets, readDraggedFolder, writeDrag } from './drag';

it('reads back what was dragged', () => {
  const assets = { selection: { assets: ['a', 'b'] }, count: 2 };
  const range: Parameters<typeof writeDrag>[0] = {
    selection: { view: 'v', ranges: [[0, 9]], except: [4] },
    count: 8,
  };
  const folder = { id: 'f', version: 3, name: 'Film', from: 'root' };
  expect(readDraggedAssets(writeDrag(assets))).toEqual(assets);
  expect(readDraggedAssets(writeDrag(range))).toEqual(range);
  expect(readDraggedFolder(writeDrag(folder))).toEqual(folder);
});

it('takes nothing that this page did not write', () => {
  for (const text of [
    '',
    'hello',
    '{}',
    '[]',
    'null',
    '{"selection":{},"count":1}',
    '{"id":1,"version":1,"name":"x","from":null}',
    '{"id":"f","version":1,"name":"x"}',
  ]) {
    expect(readDraggedAssets(text)).toBeNull();
    expect(readDraggedFolder(text)).toBeNull();
  }
});
