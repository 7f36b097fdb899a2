import { expect, test } from 'vitest';
import { centreOf } from './frames';
import { typedNext, typedTime } from './typedTime';

const NTSC = { numerator: 30_000, denominator: 1_001 };

test('a time is typed key by key, and what is none is not taken', () => {
  expect(typedNext('', '1')).toBe('1');
  expect(typedNext('1', ':')).toBe('1:');
  expect(typedNext('1:', '0')).toBe('1:0');
  expect(typedNext('1:02', '.')).toBe('1:02:');
  expect(typedNext('12', 'Backspace')).toBe('1');
  expect(typedNext('', ':')).toBeNull();
  expect(typedNext('1', 'x')).toBeNull();
});

test('parts count from the end: seconds, minutes, hours', () => {
  expect(typedTime('90', null)).toBe(90);
  expect(typedTime('1:30', null)).toBe(90);
  expect(typedTime('1:02:14', null)).toBe(3_734);
  expect(typedTime('', null)).toBeNull();
});

test('of a film it is the frame that bears that timecode', () => {
  expect(typedTime('0:10', NTSC)).toBe(centreOf(300, NTSC));
  expect(typedTime('0:00:10:05', NTSC)).toBe(centreOf(305, NTSC));
});
