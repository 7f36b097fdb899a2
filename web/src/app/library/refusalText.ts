import type { TFunction } from 'i18next';
import type { ActionFunction } from '@/api/types';
import type { Refusal } from '@/grid/selection';
import { needing, whyText } from '@/i18n/words';

/** Why nothing of what is selected may be done that way; null where it may. */
export function refusalText(t: TFunction, action: ActionFunction, refusal: Refusal | null): string | null {
  if (refusal === null) return null;
  return refusal === 'all refused' ? t('library.none_allow') : needing(t, action, whyText(t, refusal));
}
