import { describe, expect, test } from 'vitest';
import { Problem } from '@/api/problem';
import { backOff } from './backOff';
import { failureOf } from './failure';

const problem = (status: number, code: string) => new Problem({ status, code });

describe('why sending stopped', () => {
  test.each([0, 408, 409, 423, 429, 460, 500, 502, 503, 504])(
    'an answer of %i may pass by itself',
    (status) => {
      expect(failureOf(problem(status, 'unavailable')).kind).toBe('passing');
    },
  );

  test.each([400, 401, 403, 404, 413, 415, 507])('an answer of %i does not', (status) => {
    expect(failureOf(problem(status, 'refused')).kind).toBe('refused');
  });

  test('a time that the server names is kept', () => {
    const throttled = new Problem({ status: 429, code: 'throttled', retryAfter: 12 });
    expect(failureOf(throttled)).toEqual({ kind: 'passing', retryAfter: 12 });
  });

  test('anything else is a file that the browser can’t read', () => {
    expect(failureOf(new DOMException('changed', 'NotReadableError'))).toEqual({ kind: 'unreadable' });
  });
});

test('waiting gets longer up to half a minute, and as long as the server asks', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((misses) => backOff(misses, null))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000,
  ]);
  expect(backOff(0, 90)).toBe(90_000);
  expect(backOff(5, 1)).toBe(30_000);
});
