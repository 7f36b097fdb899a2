import type { Locale } from '@/api/types';
import { writeCookie } from '@/app/cookies';

export const LOCALES: readonly Locale[] = ['en', 'de'];

/** Languages by the name that their speakers give them. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' };

/** The language that the server wrote into the page from the cookie. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'de' ? 'de' : 'en';
}

/**
 * The language to begin with: the chosen one, which the server wrote into the page; before any was chosen,
 * the first that the browser asks for and we speak.
 */
export function localeAtStart(cookies: string, asked: readonly string[]): Locale {
  if (/(?:^|; *)vitrine_locale=/.test(cookies)) return localeOfPage();
  const languages = asked.map((tag) => tag.toLowerCase().split('-')[0]);
  const wanted = languages.flatMap((language) => LOCALES.filter((locale) => locale === language));
  return wanted[0] ?? localeOfPage();
}

/** Keeps the language for the next page, which the server writes before anything is painted. */
export function keepLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  writeCookie('vitrine_locale', locale);
}
