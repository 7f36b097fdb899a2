import { useTranslation } from 'react-i18next';
import { localeTag } from './tag';

/** The locale for days, times and numbers. */
export function useLocale(): string {
  const { i18n } = useTranslation();
  return localeTag(i18n.language);
}
