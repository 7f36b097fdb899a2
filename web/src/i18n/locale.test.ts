import { afterEach, describe, expect, it } from 'vitest';
import { localeAtStart } from './locale';

afterEach(() => {
  document.documentElement.lang = 'en';
});

describe('the language to begin with', () => {
  it('is the chosen one, whatever the browser asks for', () => {
    document.documentElement.lang = 'en';
    expect(localeAtStart('vitrine_theme=dark; vitrine_locale=en', ['de-DE'])).toBe('en');
  });

  it('is the first that the browser asks for and we speak, before one was chosen', () => {
    expect(localeAtStart('', ['sv', 'de-AT', 'en-GB'])).toBe('de');
    expect(localeAtStart('other_vitrine_locale=en', ['de'])).toBe('de');
  });

  it('is the page’s where none of them is spoken', () => {
    expect(localeAtStart('', ['sv'])).toBe('en');
  });
});
