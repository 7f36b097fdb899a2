import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '@/api/types';
import type { Catalogue } from './catalogue';
import { keepLocale } from './locale';

/** A language is fetched when it is first spoken. */
const LOAD: Readonly<Record<Locale, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en')).en,
  de: async () => (await import('./de')).de,
};

/** Starts the texts in the page's language; nothing is painted before they are there. */
export async function startTexts(locale: Locale): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: ['ui'],
    defaultNS: 'ui',
    resources: { [locale]: { ui: await LOAD[locale]() } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function speak(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'ui')) {
    i18next.addResourceBundle(locale, 'ui', await LOAD[locale]());
  }
  await i18next.changeLanguage(locale);
  keepLocale(locale);
}
