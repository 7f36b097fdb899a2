import { describe, expect, test } from 'vitest';
import { eventOf, readEvent } from './events';

describe('an event', () => {
  test('is read by its name and what it names', () => {
    expect(readEvent('asset', '{"id":"a","version":3}')).toEqual({ kind: 'asset', id: 'a', version: 3 });
    expect(readEvent('asset', '{"id":"a","version":null}')).toEqual({
      kind: 'asset',
      id: 'a',
      version: null,
    });
    expect(readEvent('folder', '{"id":"f"}')).toEqual({ kind: 'folder', id: 'f' });
    expect(readEvent('access', '{}')).toEqual({ kind: 'access' });
  });

  test.each([
    ['asset', '{}'],
    ['asset', 'nonsense'],
    ['folder', '{"id":7}'],
    ['of another time', '{}'],
    ['tags', 'null'],
  ])('that makes no sense is none: %s %s', (kind, data) => {
    expect(kind === 'tags' ? eventOf(null) : readEvent(kind, data)).toBeNull();
  });
});
