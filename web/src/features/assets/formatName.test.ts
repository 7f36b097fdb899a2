import { expect, it } from 'vitest';
import { formatName } from './formatName';

it.each([
  ['image/jpeg', 'JPEG'],
  ['image/webp', 'WebP'],
  ['audio/x-wav', 'WAV'],
  ['video/x-matroska', 'Matroska'],
  ['text/plain; charset=utf-8', 'Text'],
  ['application/octet-stream', null],
  ['application/vnd.somebody.own-format', null],
])('%s is called %s', (type, name) => {
  expect(formatName(type)).toBe(name);
});
