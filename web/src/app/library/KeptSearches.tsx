import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { searchesQuery } from '@/api/queries';
import { dropSearch, keepSearch } from '@/api/searches';
import type { SavedSearch } from '@/api/types';
import { problemText } from '@/i18n/words';
import { IconButton } from '@/ui/IconButton';
import { Search, X } from '@/ui/icons';
import { toast } from '@/ui/toasts';
import { tellUndoable } from '../undo';
import styles from './Column.module.css';
import { isSame, lookedFor, type LookedFor } from './keptSearch';

interface Props {
  /** What is looked for now. */
  current: LookedFor;
  onLeave: () => void;
}

/** The searches that one keeps; nothing where there are none. */
export function KeptSearches({ current, onLeave }: Props) {
  const { t } = useTranslation();
  const heading = useId();
  const queryClient = useQueryClient();
  const { data = [] } = useQuery(searchesQuery());
  const drop = useMutation({
    mutationFn: (search: SavedSearch) => dropSearch(search.id),
    onSuccess: async (_answer, { name, query, filters, sort, direction }) => {
      const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.searches() });
      tellUndoable(t, { tone: 'success', text: t('library.search_dropped', { name }) }, async () => {
        await keepSearch({ name, query, filters, sort, direction });
        await refresh();
      });
      await refresh();
    },
    onError: (error) => toast({ tone: 'error', text: problemText(t, error) }),
  });
  if (data.length === 0) return null;
  return (
    <nav className={styles.states} aria-labelledby={heading}>
      <h3 id={heading} className={styles.heading}>
        {t('library.searches')}
      </h3>
      {data.map((search) => (
        <div key={search.id} className={styles.kept}>
          <Link
            to="/library"
            search={{
              ...lookedFor(search),
              ...(search.sort === null ? {} : { sort: search.sort }),
              ...(search.direction === null ? {} : { direction: search.direction }),
            }}
            className={styles.link}
            data-current={isSame(current, lookedFor(search)) || undefined}
            onClick={onLeave}
          >
            <Search size={16} aria-hidden />
            <span className={styles.name}>{search.name}</span>
          </Link>
          <IconButton
            icon={X}
            label={t('library.search_drop', { name: search.name })}
            size="small"
            onPress={() => drop.mutate(search)}
          />
        </div>
      ))}
    </nav>
  );
}
