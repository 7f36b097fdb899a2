import { expect, it } from 'vitest';
import { minutesUntil } from './minutes';

const UNTIL = '2026-05-01T09:00:00Z';

it('a minute that has begun counts until it is over', () => {
  const at = (time: string) => minutesUntil(UNTIL, Date.parse(`2026-05-01T${time}Z`));
  expect(at('08:00:00')).toBe(60);
  expect(at('08:00:01')).toBe(60);
  expect(at('08:59:59')).toBe(1);
  expect(at('09:00:00')).toBe(0);
  expect(at('10:00:00')).toBe(0);
});
