import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsQuery, summaryQuery } from '@/api/queries';
import type { AssetTile, Field, Selection, Summary } from '@/api/types';
import { Failure } from '@/app/Failure';
import { useTagSuggestions } from '@/app/useTagSuggestions';
import { useLocale } from '@/i18n/useLocale';
import { Button } from '@/ui/Button';
import { Facts } from '@/ui/Facts';
import { Pencil } from '@/ui/icons';
import { Keys } from '@/ui/Keys';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { TagField } from '@/ui/TagField';
import { saveBulk } from '../bulk/saveBulk';
import { inWords } from '../fieldText';
import { factsOf } from './facts';
import { Pile } from './Pile';
import styles from './SeveralInfo.module.css';
import { useSettled } from './useSettled';

/** The most assets that the server sums up at once. */
const MOST = 2_000;

/** The most letters of a tag's name. */
const LONGEST_TAG = 100;

interface Props {
  selection: Selection;
  count: number;
  /** Some of them, to be shown. */
  pictures: readonly AssetTile[];
  /** Opens the window in which all of them are described; left out where none may be. */
  onEdit?: (() => void) | undefined;
}

/** What several assets have in common, and what can be changed of all of them at once. */
export function SeveralInfo({ selection, count, pictures, onEdit }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const settled = useSettled(selection);
  const few = count <= MOST;
  // What stood there stays until the next is known, so that nothing jumps while a frame is drawn around files.
  const { data, error } = useQuery({
    ...summaryQuery(settled),
    enabled: few,
    placeholderData: keepPreviousData,
  });
  const shown = new Intl.NumberFormat(locale).format(count);
  return (
    <div className={styles.panel}>
      <Pile tiles={pictures} />
      <h3 className={styles.title}>{t('library.selected', { count, shown })}</h3>
      {onEdit !== undefined && (
        <Button
          icon={Pencil}
          onPress={onEdit}
          unavailable={data?.editable === 0 ? t('library.none_allow') : null}
        >
          {t('describe.action')}
        </Button>
      )}
      {onEdit !== undefined && (
        <p className={styles.hint}>
          <Keys keys="E" /> {t('describe.by_key')}
        </p>
      )}
      {!few && (
        <Notice tone="info">
          {t('several.too_many', { most: new Intl.NumberFormat(locale).format(MOST) })}
        </Notice>
      )}
      <Failure error={error} />
      {few && data === undefined && error === null && <Skeleton lines={6} />}
      {few && data !== undefined && (
        <Common selection={selection} summary={data} canEdit={onEdit !== undefined} />
      )}
    </div>
  );
}

interface CommonProps {
  selection: Selection;
  summary: Summary;
  canEdit: boolean;
}

function Common({ selection, summary, canEdit }: CommonProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { data: fields = [] } = useQuery(fieldsQuery());
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const borneByAll = summary.tags.filter((tag) => tag.count === summary.count).map(({ name }) => name);
  const suggest = useTagSuggestions(borneByAll);
  const describe = (change: { add_tags?: string[]; remove_tags?: string[] }) =>
    void saveBulk({ t, queryClient, locale }, selection, change);
  const texts = [
    { name: t('assets.caption'), value: summary.caption },
    { name: t('assets.credit'), value: summary.credit },
    { name: t('assets.rights'), value: summary.rights },
    ...summary.fields.flatMap(({ field: id, value }) => {
      const field: Field | undefined = fields.find((each) => each.id === id);
      return field === undefined
        ? []
        : [{ name: field.name, value: value === null ? null : inWords(field, value, locale) }];
    }),
  ];

  return (
    <>
      <TagField
        label={t('assets.tags')}
        addLabel={t('several.tag_add')}
        removeLabel={(tag) => t('several.tag_remove', { tag })}
        emptyText={t('common.none')}
        value={summary.tags.map(({ name }) => name)}
        partly={
          new Map(
            summary.tags
              .filter((tag) => tag.count < summary.count)
              .map((tag) => [
                tag.name,
                t('several.of', { some: number(tag.count), all: number(summary.count) }),
              ]),
          )
        }
        unavailable={canEdit && summary.editable > 0 ? null : t('library.none_allow')}
        suggest={suggest}
        noneText={t('tags.makes_new')}
        longest={{ letters: LONGEST_TAG, text: t('tags.too_long', { count: LONGEST_TAG }) }}
        onChange={(_tags, { added, removed }) =>
          describe(added.length > 0 ? { add_tags: [...added] } : { remove_tags: [...removed] })
        }
        open={{
          label: (tag) => t('several.tag_all', { tag }),
          go: (tag) => describe({ add_tags: [tag] }),
          only: 'partly',
        }}
      />
      <Facts
        facts={[
          ...texts.map(({ name, value }) => ({
            name,
            value:
              value === null ? (
                <em className={styles.varies}>{t('several.varies')}</em>
              ) : value === '' ? null : (
                value
              ),
          })),
          ...factsOf(t, summary, locale),
        ]}
      />
      {canEdit && summary.editable > 0 && summary.editable < summary.count && (
        <p className={styles.note}>
          {t('several.editable', {
            count: summary.editable,
            some: number(summary.editable),
            all: number(summary.count),
          })}
        </p>
      )}
    </>
  );
}
