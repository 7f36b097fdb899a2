import { expect, it } from 'vitest';
import { localeTag } from './tag';

it('takes the country that the browser tells for the chosen language', () => {
  expect(localeTag('en', ['en-AU', 'en-US'])).toBe('en-AU');
  expect(localeTag('de', ['en-GB', 'de-AT'])).toBe('de-AT');
});

it('writes English as most of the world does where the browser tells of no country', () => {
  expect(localeTag('en', ['sv-SE', 'en'])).toBe('en-GB');
  expect(localeTag('de', ['en-US'])).toBe('de');
});
