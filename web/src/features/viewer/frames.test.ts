import { describe, expect, test } from 'vitest';
import { centreOf, frameAt, frameCount, frameStartingAt, nominalRate, timecode } from './frames';

const NTSC = { numerator: 30_000, denominator: 1_001 };
const FILM = { numerator: 24_000, denominator: 1_001 };
const PAL = { numerator: 25, denominator: 1 };

describe.each([
  ['29.97', NTSC],
  ['23.976', FILM],
  ['25', PAL],
])('at %s frames a second', (_, rate) => {
  test('the middle of a frame lies within it by whole numbers, for the first ten hours', () => {
    for (let frame = 0; frame < 1_080_000; frame += 997) {
      const centre = centreOf(frame, rate);
      // Compared without dividing: frame/rate < centre < (frame + 1)/rate.
      expect(centre * rate.numerator).toBeGreaterThan(frame * rate.denominator);
      expect(centre * rate.numerator).toBeLessThan((frame + 1) * rate.denominator);
      expect(frameAt(centre, rate)).toBe(frame);
    }
  });

  test('the start that a player reports is read as its frame, though it is rounded', () => {
    const frames = Array.from({ length: 100_000 }, (_, frame) => frame);
    const start = (frame: number): number => (frame * rate.denominator) / rate.numerator;
    expect(frames.filter((frame) => frameStartingAt(Math.fround(start(frame)), rate) !== frame)).toEqual([]);
    expect(frames.filter((frame) => frameAt(start(frame), rate) !== frame)).toEqual([]);
  });
});

test('the middle of a frame of 30000/1001 is an exact fraction', () => {
  expect(centreOf(0, NTSC)).toBe(1_001 / 60_000);
  expect(centreOf(29, NTSC)).toBe((59 * 1_001) / 60_000);
});

test('a length in seconds is a whole number of frames', () => {
  expect(frameCount(10.01, NTSC)).toBe(300);
  expect(frameCount(0, NTSC)).toBe(1);
});

test('timecode counts by the nominal rate', () => {
  expect(nominalRate(NTSC)).toBe(30);
  expect(timecode(0, NTSC)).toBe('00:00:00:00');
  expect(timecode(29, NTSC)).toBe('00:00:00:29');
  expect(timecode(30, NTSC)).toBe('00:00:01:00');
  expect(timecode(25 * 3_725 + 7, PAL)).toBe('01:02:05:07');
});
