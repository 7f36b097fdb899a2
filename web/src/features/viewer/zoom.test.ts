import { describe, expect, test } from 'vitest';
import { FITTED, keep, panBy, scaleForKey, zoomAt, zoomTo, type Stage } from './zoom';

const stage: Stage = { size: { width: 1_000, height: 600 }, fitted: { width: 900, height: 600 }, largest: 8 };
const middle = { x: 0, y: 0 };

describe('zooming', () => {
  test('what lies under the pointer stays under it', () => {
    const point = { x: 120, y: -80 };
    const before = zoomAt(FITTED, 3, middle, stage);
    const after = zoomAt(before, 1.5, point, stage);
    // The same place of the picture, in parts of its fitted size.
    const place = (zoom: typeof after) => [(point.x - zoom.x) / zoom.scale, (point.y - zoom.y) / zoom.scale];
    const [x = 0, y = 0] = place(after);
    expect(x).toBeCloseTo(place(before)[0] ?? 0, 9);
    expect(y).toBeCloseTo(place(before)[1] ?? 0, 9);
  });

  test('never smaller than fitted, never larger than the largest', () => {
    expect(zoomAt(FITTED, 0.1, middle, stage)).toEqual(FITTED);
    expect(zoomTo(FITTED, 100, middle, stage).scale).toBe(8);
  });

  test('zooming out to the fit puts the picture back in the middle', () => {
    const zoomed = zoomAt(FITTED, 4, { x: 400, y: 200 }, stage);
    expect(zoomTo(zoomed, 1, { x: 300, y: 100 }, stage)).toEqual(FITTED);
  });
});

describe('moving', () => {
  test('a fitted picture stays where it is', () => {
    expect(panBy(FITTED, { x: 50, y: 50 }, stage)).toEqual(FITTED);
  });

  test('a zoomed picture moves until its edge meets the edge of the stage', () => {
    const zoomed = zoomAt(FITTED, 2, middle, stage);
    expect(panBy(zoomed, { x: 9_999, y: -9_999 }, stage)).toEqual({ scale: 2, x: 400, y: -300 });
  });

  test('a stage that shrank keeps the picture on it', () => {
    const zoomed = panBy(zoomAt(FITTED, 2, middle, stage), { x: 400, y: 0 }, stage);
    const narrow: Stage = {
      ...stage,
      size: { width: 400, height: 600 },
      fitted: { width: 400, height: 267 },
    };
    expect(keep(zoomed, narrow)).toEqual({ scale: 2, x: 200, y: 0 });
  });
});

describe('keys', () => {
  test.each([
    ['0', 1],
    ['1', 3],
    ['+', 3],
    ['=', 3],
    ['-', 2 / 1.5],
    ['x', null],
  ])('%s asks for the scale %d', (key, scale) => {
    expect(scaleForKey(key, 2, 3)).toBe(scale);
  });

  test('two pictures have no scale in common at which their pixels are as they are', () => {
    expect(scaleForKey('1', 2, null)).toBeNull();
  });
});
