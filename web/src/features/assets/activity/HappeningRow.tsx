import { useTranslation } from 'react-i18next';
import type { DescribedPart, Field, Happening } from '@/api/types';
import { formatTime } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { Avatar } from '@/ui/Avatar';
import { TagChanges } from '../TagChanges';
import styles from './ActivityPanel.module.css';
import { partName, sentenceOf, wordsOf } from './sentence';

interface Props {
  happening: Happening;
  fields: readonly Field[];
}

/** One thing that happened, as a sentence, with what was written where one is told. */
export function HappeningRow({ happening, fields }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const changes =
    happening.kind === 'described' ? happening.changes.filter(({ words }) => words !== null) : [];
  return (
    <li className={styles.row}>
      <Avatar name={happening.by?.name ?? t('common.someone')} />
      <div className={styles.words}>
        <p className={styles.sentence}>{sentenceOf(t, happening, fields, locale)}</p>
        {changes.length > 0 && (
          <dl className={styles.changes}>
            {changes.map((change) => (
              <Change key={`${change.part} ${change.field ?? ''}`} change={change} fields={fields} />
            ))}
          </dl>
        )}
      </div>
      <time className={styles.time} dateTime={happening.at}>
        {formatTime(happening.at, locale)}
      </time>
    </li>
  );
}

function Change({ change, fields }: { change: DescribedPart; fields: readonly Field[] }) {
  const { t } = useTranslation();
  const { before, after } = wordsOf(change);
  return (
    <div className={styles.change}>
      <dt className={styles.part}>{partName(t, change, fields)}</dt>
      <dd className={styles.texts} data-part={change.part}>
        {change.part === 'tags' ? (
          <TagChanges added={after} removed={before} />
        ) : (
          <Texts before={before} after={after} />
        )}
        {after.length === 0 && before.length === 0 && <span>{t('common.none')}</span>}
      </dd>
    </div>
  );
}

function Texts({ before, after }: ReturnType<typeof wordsOf>) {
  return (
    <>
      {before.map((text) => (
        <del key={text} className={styles.before}>
          {text}
        </del>
      ))}
      {after.map((text) => (
        <ins key={text} className={styles.after}>
          {text}
        </ins>
      ))}
    </>
  );
}
