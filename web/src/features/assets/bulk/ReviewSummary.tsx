import { useTranslation } from 'react-i18next';
import type { DescriptionPreview, NotDone } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { whyText } from '@/i18n/words';
import { CircleCheck, Lock, Pencil } from '@/ui/icons';
import styles from './BulkReview.module.css';

interface Props {
  preview: DescriptionPreview;
  /** How many are selected. */
  count: number;
}

/** How many files change, how many are so already, and how many are not one's own to edit, with why not. */
export function ReviewSummary({ preview, count }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const refused = preview.refused.length;
  const { would: changing, same } = preview;
  const shown = (value: number) => new Intl.NumberFormat(locale).format(value);

  return (
    <div className={styles.summary}>
      <ul className={styles.counts}>
        <li data-kind="changing">
          <Pencil size={16} aria-hidden />
          {t('describe.changing', { count: changing, shown: shown(changing), all: shown(count) })}
        </li>
        {same > 0 && (
          <li>
            <CircleCheck size={16} aria-hidden />
            {t('describe.same', { count: same, shown: shown(same) })}
          </li>
        )}
        {refused > 0 && (
          <li>
            <Lock size={16} aria-hidden />
            <span>
              {t('describe.not_yours', { count: refused, shown: shown(refused) })}
              {reasons(preview.refused).map(([why, number]) => (
                <span key={why} className={styles.reason}>
                  {whyText(t, why)}
                  {number < refused && ` (${shown(number)})`}
                </span>
              ))}
            </span>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Why, with how many each. */
function reasons(refused: readonly NotDone[]): [NonNullable<NotDone['why']>, number][] {
  const found = new Map<NonNullable<NotDone['why']>, number>();
  for (const { why } of refused) if (why !== null) found.set(why, (found.get(why) ?? 0) + 1);
  return [...found];
}
