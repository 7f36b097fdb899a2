import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { thumbnailOf } from '@/api/pictures';
import type { CommonChange, Field, FieldValue } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { File, MoveRight } from '@/ui/icons';
import { inWords } from '../fieldText';
import { TagChanges } from '../TagChanges';
import styles from './BulkReview.module.css';
import type { Difference, Former } from './difference';
import { WORDS } from './draft';
import type { Plan } from './useBulkPlan';

/** How many files are shown of each text and field. */
const SHOWN = 3;

interface Props {
  plan: Plan;
  change: CommonChange;
  fields: readonly Field[];
}

/** What stands in some of the files now and what will stand there, a text or field at a time. */
export function DifferenceList({ plan: { differences, whole, preview }, change, fields }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const overwritten = (count: number) => (whole ? null : count);
  return (
    <div className={styles.differences}>
      {WORDS.filter((word) => change[word] != null).map((word) => (
        <Part
          key={word}
          name={t(`assets.${word}`)}
          overwritten={overwritten(preview.overwrites[word])}
          rows={differences.flatMap(({ former, words }) =>
            words.flatMap((each) =>
              each.word === word ? [row(former, <FromTo from={each.from} to={each.to} />)] : [],
            ),
          )}
        />
      ))}
      {(change.add_tags !== undefined || change.remove_tags !== undefined) && (
        <Part
          name={t('assets.tags')}
          overwritten={null}
          rows={differences.flatMap(({ former, tags }) =>
            tags.added.length + tags.removed.length > 0 ? [row(former, <Tags {...tags} />)] : [],
          )}
        />
      )}
      {(change.fields ?? []).map(({ field: id }) => {
        const field = fields.find((each) => each.id === id);
        return (
          field !== undefined && (
            <Part key={id} name={field.name} overwritten={null} rows={rowsOf(field, differences, locale)} />
          )
        );
      })}
    </div>
  );
}

interface Row {
  former: Former;
  what: ReactNode;
}

const row = (former: Former, what: ReactNode): Row => ({ former, what });

function rowsOf(field: Field, differences: readonly Difference[], locale: string): Row[] {
  const written = (value: FieldValue | null) => (value === null ? '' : inWords(field, value, locale));
  return differences.flatMap(({ former, fields }) =>
    fields.flatMap((each) =>
      each.field === field.id
        ? [row(former, <FromTo from={written(each.from)} to={written(each.to)} />)]
        : [],
    ),
  );
}

interface PartProps {
  name: string;
  rows: readonly Row[];
  /** In how many files something else stands, where not all of them were read. */
  overwritten: number | null;
}

function Part({ name, rows, overwritten }: PartProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = (count: number) => new Intl.NumberFormat(locale).format(count);
  if (rows.length === 0 && overwritten === null) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.name}>
        {name}
        <span className={styles.number}>
          {overwritten === null
            ? t('describe.files', { count: rows.length, shown: shown(rows.length) })
            : t('describe.overwritten', { count: overwritten, shown: shown(overwritten) })}
        </span>
      </h3>
      <ul className={styles.rows}>
        {rows.slice(0, SHOWN).map(({ former, what }) => (
          <li key={former.id} className={styles.row}>
            <span className={styles.picture}>
              <Picture asset={former} />
            </span>
            <span className={styles.title} title={former.title}>
              {former.title}
            </span>
            {what}
          </li>
        ))}
      </ul>
      {overwritten === null && rows.length > SHOWN && (
        <p className={styles.more}>
          {t('describe.more', { count: rows.length - SHOWN, shown: shown(rows.length - SHOWN) })}
        </p>
      )}
    </section>
  );
}

function FromTo({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  return (
    <span className={styles.what}>
      {from === '' ? (
        <span className={styles.empty}>{t('describe.empty')}</span>
      ) : (
        <del className={styles.from}>{from}</del>
      )}
      <MoveRight size={14} role="img" aria-label={t('describe.becomes')} className={styles.arrow} />
      {to === '' ? (
        <span className={styles.empty}>{t('describe.empty')}</span>
      ) : (
        <ins className={styles.to}>{to}</ins>
      )}
    </span>
  );
}

function Tags(tags: Difference['tags']) {
  return (
    <span className={styles.what}>
      <TagChanges {...tags} />
    </span>
  );
}

function Picture({ asset }: { asset: Former }) {
  const url = thumbnailOf(asset);
  return url === null ? <File size={16} aria-hidden /> : <img src={url} alt="" />;
}
