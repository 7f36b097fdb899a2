/** How days and numbers are written where the browser tells of no country: day before month, 24 hours. */
const PLAIN: Readonly<Record<string, string>> = { en: 'en-GB' };

/**
 * The language with its country, for days, times and numbers: who reads English in Stockholm or London does not
 * write the month first. The browser's own tag of the chosen language, where it has one.
 */
export function localeTag(language: string, asked: readonly string[] = navigator.languages): string {
  const own = asked.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return own ?? PLAIN[language] ?? language;
}
