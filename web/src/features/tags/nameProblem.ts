import type { TFunction } from 'i18next';
import { Problem } from '@/api/problem';
import { fieldText } from '@/i18n/words';

/** What is wrong with the names that were sent; null where nothing is. A name that another tag has is named. */
export function nameProblem(t: TFunction, error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  const taken = error.fields.find(({ code }) => code === 'taken')?.params.name;
  if (typeof taken === 'string') return t('tags.taken', { name: taken });
  const field = error.fields.find((each) => each.field === 'name' || each.field.startsWith('synonyms'));
  return field === undefined ? null : fieldText(t, error, field.field);
}
