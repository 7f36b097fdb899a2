import { useTranslation } from 'react-i18next';
import type { Direction, Sort } from '@/api/types';
import { ArrowUpDown } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuChoice, MenuSeparator } from '@/ui/Menu';
import type { LibraryPlace } from './useLibrary';

const SORTS: readonly Sort[] = ['name', 'added', 'taken', 'size'];
const FOUND_SORTS: readonly Sort[] = ['relevance', ...SORTS];
const DIRECTIONS: readonly Direction[] = ['ascending', 'descending'];

interface Props {
  library: LibraryPlace;
}

/** The order of the files. */
export function SortMenu({ library: { search, view, change } }: Props) {
  const { t } = useTranslation();
  const sorts = search.q === undefined ? SORTS : FOUND_SORTS;
  return (
    <Menu
      label={t('library.sort.title')}
      trigger={<IconButton icon={ArrowUpDown} label={t('library.sort.title')} />}
    >
      <MenuChoice<Sort>
        title={t('library.sort.title')}
        options={sorts.map((id) => ({ id, text: t(`library.sort.${id}`) }))}
        value={view.sort ?? 'name'}
        onChange={(sort) => change({ sort, direction: undefined }, 'replace')}
      />
      <MenuSeparator />
      <MenuChoice<Direction>
        title={t('library.sort.direction')}
        options={DIRECTIONS.map((id) => ({ id, text: t(`library.sort.${id}`) }))}
        value={view.direction ?? 'ascending'}
        onChange={(direction) => change({ direction }, 'replace')}
      />
    </Menu>
  );
}
