import { expect, it } from 'vitest';
import { frameAt, placeOf } from './sprite';

const sprite = { columns: 4, frames: 10, width: 160, height: 90 };

it('finds the frame at each part of the film', () => {
  expect([-1, 0, 0.09, 0.1, 0.55, 0.999, 1, 2].map((part) => frameAt(sprite, part))).toEqual([
    0, 0, 0, 1, 5, 9, 9, 9,
  ]);
});

it('lays the picture so that one frame fills the box', () => {
  expect(placeOf(sprite, 0, 160)).toEqual({ size: '640px 270px', position: '0px 0px' });
  expect(placeOf(sprite, 6, 320)).toEqual({ size: '1280px 540px', position: '-640px -180px' });
});
