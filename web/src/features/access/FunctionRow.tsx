import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { FolderAccess, PlaceFunction } from '@/api/types';
import { functionDoes, functionName, nameOf } from '@/i18n/words';
import type { Tri } from '@/ui/tri';
import { TriBox } from '@/ui/TriBox';
import { effectOf, type Cell, type Row } from './draft';
import styles from './FunctionRow.module.css';

interface Props {
  name: PlaceFunction;
  row: Row;
  access: FolderAccess;
  cell: Cell;
  onChange: (state: Tri) => void;
  onWhy: () => void;
}

/** One box with its words: what it allows, and where its state comes from. */
export function FunctionRow({ name, row, access, cell, onChange, onWhy }: Props) {
  const { t } = useTranslation();
  const above = access.inherited_from;
  const from = above === null ? t('access.above') : nameOf(t, above);
  const title = functionName(t, name);
  const state = t(`access.state.${effectOf(cell)}`);
  const same = !cell.follows && cell.own !== 'unset' && cell.own === cell.inherited && row.status !== 'added';
  const source = same ? t('access.same', { name: from }) : sourceOf(t, cell, from);

  return (
    <div className={styles.row}>
      <TriBox
        label={t('access.box', { name: title, state, source })}
        value={cell.own}
        inherited={cell.follows ? cell.inherited : ghostOf(cell)}
        names={{
          allow: t('access.set.allow'),
          deny: t('access.set.deny'),
          unset: t('access.set.unset'),
        }}
        changed={cell.changed}
        onChange={onChange}
        why={{ text: t('access.why'), go: onWhy }}
      />
      <div className={styles.words}>
        <span className={styles.title}>
          <span className={styles.name}>{title}</span>
          <span className={styles.source} data-effect={effectOf(cell)} title={source}>
            {same ? t('access.same_short') : source}
          </span>
        </span>
        <span className={styles.does}>{functionDoes(t, name)}</span>
      </div>
    </div>
  );
}

/** Where the state of a box comes from. */
function sourceOf(t: TFunction, cell: Cell, from: string): string {
  if (effectOf(cell) === 'unset') return t('access.not_set');
  return cell.follows ? t('access.from', { name: from }) : t('access.here');
}

/** What is above shows through a box that is set; through an empty one of an own list nothing does. */
function ghostOf(cell: Cell): Tri {
  return cell.own === 'unset' ? 'unset' : cell.inherited;
}
