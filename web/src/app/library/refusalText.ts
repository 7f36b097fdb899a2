import type { TFunction } from 'i18next';
import type { Refusal } from '@/grid/selection';
import { whyText } from '@/i18n/words';

/** Why nothing of what is selected may be done that way; null where it may. */
export function refusalText(t: TFunction, refusal: Refusal | null): string | null {
  if (refusal === null) return null;
  return refusal === 'all refused' ? t('library.none_allow') : whyText(t, refusal);
}
