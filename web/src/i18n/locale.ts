import type { Locale } from '@/api/types';
import { writeCookie } from '@/app/cookies';

export const LOCALES: readonly Locale[] = ['en', 'de'];

/** Languages by the name that their speakers give them. */
export const LOCALE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', de: 'Deutsch' };

/** The language that the server wrote into the page from the cookie. */
export function localeOfPage(): Locale {
  return document.documentElement.lang === 'de' ? 'de' : 'en';
}

/** Keeps the language for the next page, which the server writes before anything is painted. */
export function keepLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  writeCookie('vitrine_locale', locale);
}
