import { describe, expect, test } from 'vitest';
import { bars, readWaveform } from './peaks';

const wave = (peaks: number[]) => ({ peaks, per_second: 10, duration: peaks.length / 10 });

describe('the bars of a waveform', () => {
  test('a bar is as loud as the loudest of its stretch, so that no peak is lost', () => {
    expect(bars(wave([0, 255, 0, 0, 51, 0]), 2)).toEqual([1, 0.2]);
  });

  test('more bars than peaks repeat them', () => {
    expect(bars(wave([255, 0]), 4)).toEqual([1, 1, 0, 0]);
  });

  test('no peaks are silence', () => {
    expect(bars(wave([]), 3)).toEqual([0, 0, 0]);
  });
});

test('what is no waveform is not taken for one', () => {
  expect(readWaveform(wave([1, 2]))).toEqual(wave([1, 2]));
  expect(readWaveform({ peaks: [1] })).toBeNull();
  expect(readWaveform('loud')).toBeNull();
});
