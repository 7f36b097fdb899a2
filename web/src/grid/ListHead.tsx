import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Direction, Sort } from '@/api/types';
import { classes } from '@/ui/classes';
import { ChevronDown, ChevronUp } from '@/ui/icons';
import styles from './ListRow.module.css';

interface Props {
  sort: Sort | null | undefined;
  direction: Direction | null | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

/** The heads of the list's columns; those that it can be sorted by are pressed for it. */
export function ListHead({ sort, direction, onSort }: Props) {
  const { t } = useTranslation();
  const head = (column: 'name' | 'size' | 'taken' | 'added') => (
    <AriaButton
      data-column={column}
      data-current={sort === column || undefined}
      className={classes(styles.sort, column === 'size' && styles.end)}
      aria-label={t('grid.sort_by', { column: t(`grid.column.${column}`) })}
      aria-pressed={sort === column}
      onPress={() => onSort?.(column)}
    >
      {t(`grid.column.${column}`)}
      {sort === column &&
        (direction === 'ascending' ? (
          <ChevronUp size={12} aria-hidden />
        ) : (
          <ChevronDown size={12} aria-hidden />
        ))}
    </AriaButton>
  );
  return (
    <div className={styles.head} role="group" aria-label={t('grid.columns')}>
      {head('name')}
      <span data-column="kind" className={styles.plain}>
        {t('grid.column.kind')}
      </span>
      <span data-column="measure" className={styles.plain}>
        {t('grid.column.measure')}
      </span>
      {head('size')}
      {head('taken')}
      {head('added')}
    </div>
  );
}
