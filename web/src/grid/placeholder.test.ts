import { rgbaToThumbHash } from 'thumbhash';
import { expect, it } from 'vitest';
import { placeholderUrl } from './placeholder';

const red = rgbaToThumbHash(
  2,
  2,
  [1, 2, 3, 4].flatMap(() => [220, 30, 30, 255]),
);
const text = btoa(String.fromCharCode(...red));

it('draws a picture from a placeholder, once', () => {
  const url = placeholderUrl(text);
  expect(url).toMatch(/^data:image\/png;base64,/);
  expect(placeholderUrl(text)).toBe(url);
});

it('draws nothing from what is none', () => {
  expect(placeholderUrl('')).toBeNull();
  expect(placeholderUrl('no base64 ☂')).toBeNull();
});
