import { useTranslation } from 'react-i18next';
import type { View } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { Info } from '@/ui/icons';
import { misread, typedAs } from './misread';
import styles from './TakenAs.module.css';

/** Says where what was typed was taken for something else: words near to it, or words in place of a filter. */
export function TakenAs({
  view: { near, understood, total },
}: {
  view: Pick<View, 'near' | 'understood' | 'total'>;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const lines = [
    ...near.map(({ word, read_as }) =>
      t(total === 0 ? 'library.near_none' : 'library.near', {
        word: typedAs(word, understood),
        words: either.format(read_as.map((each) => t('library.near_word', { word: each }))),
      }),
    ),
    ...misread(understood).map(({ text, as }) =>
      t(as === 'nothing' ? 'library.no_sense' : 'library.no_field', { text }),
    ),
  ];
  return (
    // It is there before there is anything to say, so that what it says is read out.
    <div role="status">
      {lines.length > 0 && (
        <div className={styles.lines}>
          <Info size={16} aria-hidden />
          <div>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
