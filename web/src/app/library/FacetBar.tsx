import { Button as AriaButton } from 'react-aria-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FacetCounts, FacetValue, Filters } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { Button } from '@/ui/Button';
import { ChevronDown, X } from '@/ui/icons';
import { Menu, MenuChoices } from '@/ui/Menu';
import { FACETS } from '../search';
import styles from './FacetBar.module.css';
import { KeepSearch } from './KeepSearch';
import type { LibraryPlace } from './useLibrary';

type FacetName = (typeof FACETS)[number];

interface Props {
  library: LibraryPlace;
  /** Null until they are counted: the bar stands there already, so that nothing is moved by it. */
  facets: readonly FacetCounts[] | null;
}

/** What the files here have in common, with how many have it, to choose from. */
export function FacetBar({ library, facets: counted }: Props) {
  const { t } = useTranslation();
  const only = library.search.only ?? {};
  const facets = counted ?? [];
  const choose = (name: FacetName, values: readonly string[]) =>
    library.change({ only: without({ ...only, [name]: [...values] }) }, 'replace');
  const isEmpty = counted?.every(({ values }) => values.length === 0) ?? false;
  if (isEmpty && library.search.only === undefined && library.search.q === undefined) return null;

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('library.facet.label')}>
      <div className={styles.facets}>
        {FACETS.map((name) => {
          const counts = facets.find((each) => each.facet === name);
          const chosen = only[name] ?? [];
          if ((counts?.values.length ?? 0) === 0 && chosen.length === 0) return null;
          return (
            <FacetMenu
              key={name}
              name={name}
              counts={counts}
              chosen={chosen}
              onChange={(values) => choose(name, values)}
            />
          );
        })}
      </div>
      {FACETS.flatMap((name) =>
        (only[name] ?? []).map((value) => {
          const known = facets
            .find((each) => each.facet === name)
            ?.values.find((each) => each.value === value);
          const text = valueText(t, name, { value, name: known?.name ?? null });
          return (
            <AriaButton
              key={`${name} ${value}`}
              className={styles.chip ?? ''}
              aria-label={t('library.facet.remove', { name: text })}
              onPress={() =>
                choose(
                  name,
                  (only[name] ?? []).filter((each) => each !== value),
                )
              }
            >
              {text}
              <X size={12} aria-hidden />
            </AriaButton>
          );
        }),
      )}
      {Object.keys(only).length > 0 && (
        <Button variant="quiet" onPress={() => library.change({ only: undefined }, 'replace')}>
          {t('library.facet.clear')}
        </Button>
      )}
      {(library.search.q !== undefined || library.search.only !== undefined) && (
        <KeepSearch search={library.search} folder={library.folderId} />
      )}
    </div>
  );
}

interface MenuProps {
  name: FacetName;
  counts: FacetCounts | undefined;
  chosen: readonly string[];
  onChange: (values: string[]) => void;
}

function FacetMenu({ name, counts, chosen, onChange }: MenuProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const number = new Intl.NumberFormat(locale);
  const title = t(`library.facet.${name}`);
  return (
    <Menu
      label={title}
      placement="bottom start"
      trigger={
        <AriaButton className={styles.facet ?? ''} data-chosen={chosen.length > 0 || undefined}>
          {title}
          {chosen.length > 0 && <span className={styles.number}>{chosen.length}</span>}
          <ChevronDown size={14} aria-hidden />
        </AriaButton>
      }
    >
      <MenuChoices
        title={title}
        options={(counts?.values ?? []).map((value) => ({
          id: value.value,
          text: valueText(t, name, value),
          end: number.format(value.count),
        }))}
        values={chosen}
        onChange={onChange}
        footer={
          counts !== undefined && counts.more > 0
            ? t('library.facet.more', {
                count: counts.more,
                shown: number.format(counts.more),
                field: t(`library.query_field.${FIELD_OF[name]}`),
              })
            : null
        }
      />
    </Menu>
  );
}

/** What is typed into the search for the values of a facet that are not told. */
const FIELD_OF = {
  kind: 'kind',
  tag: 'tag',
  folder: 'in',
  year: 'taken',
  camera: 'camera',
  orientation: 'orientation',
} as const;

const KINDS = ['picture', 'film', 'sound', 'document', 'other'] as const;
const SHAPES = ['portrait', 'landscape', 'square'] as const;

/** A value by the word that is shown for it. */
function valueText(
  t: TFunction,
  facet: FacetName,
  { value, name }: Pick<FacetValue, 'value' | 'name'>,
): string {
  const kind = facet === 'kind' ? KINDS.find((each) => each === value) : undefined;
  if (kind !== undefined) return t(`grid.kind.${kind}`);
  const shape = facet === 'orientation' ? SHAPES.find((each) => each === value) : undefined;
  if (shape !== undefined) return t(`library.facet.${shape}`);
  return name ?? value;
}

/** A choice of nothing is none. */
function without(filters: Filters): Filters | undefined {
  const kept: Filters = {};
  for (const name of FACETS) {
    const values = filters[name] ?? [];
    if (values.length > 0) kept[name] = values;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}
