import { expect, it } from 'vitest';
import { fit, fitWithin } from './fit';

const box = { width: 800, height: 600 };

it('fills the box in one direction and keeps the shape', () => {
  expect(fit({ width: 4_000, height: 2_000 }, box)).toEqual({ width: 800, height: 400 });
  expect(fit({ width: 100, height: 200 }, box)).toEqual({ width: 300, height: 600 });
});

it('shows a small picture in its own pixels instead of blowing it up', () => {
  expect(fitWithin({ width: 96, height: 64 }, box, 1)).toEqual({ width: 96, height: 64 });
  expect(fitWithin({ width: 96, height: 64 }, box, 2)).toEqual({ width: 48, height: 32 });
  expect(fitWithin({ width: 4_000, height: 2_000 }, box, 2)).toEqual({ width: 800, height: 400 });
});
