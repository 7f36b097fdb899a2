import { skipToken, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import type { View, ViewQuery, ViewWindow } from '@/api/types';
import { Button } from '@/ui/Button';
import { RotateCcw } from '@/ui/icons';
import styles from './NewerList.module.css';
import { differenceOf, type ListDifference } from './difference';
import type { SelectionStore } from './selection';

interface Props {
  query: ViewQuery;
  view: View;
  store: SelectionStore;
}

/** Says that the list would be another now, and shows it when that is wanted; nothing while it would not. */
export function NewerList({ query, view, store }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: newer } = useQuery<View>({ queryKey: queryKeys.newer(query), queryFn: skipToken });
  const news = newer === undefined ? null : newsOf(client, query, view, newer);

  async function show(): Promise<void> {
    store.returnFocus();
    await client.invalidateQueries({ queryKey: queryKeys.view(query), exact: true });
    client.removeQueries({ queryKey: queryKeys.newer(query), exact: true });
  }

  return (
    <div className={styles.place} role="status">
      {news !== null && (
        <div className={styles.news}>
          <span>{news.added > 0 ? t('grid.newer.added', { count: news.added }) : t('grid.newer.other')}</span>
          <Button variant="quiet" icon={RotateCcw} onPress={() => void show()}>
            {t('grid.newer.show')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is new in the newer list; null where nothing is, or where the list was made again since. */
function newsOf(client: QueryClient, query: ViewQuery, view: View, newer: View): ListDifference | null {
  const madeAt = client.getQueryState(queryKeys.view(query))?.dataUpdatedAt ?? 0;
  const newerAt = client.getQueryState(queryKeys.newer(query))?.dataUpdatedAt ?? 0;
  if (newerAt < madeAt) return null;
  const first = client.getQueryData<ViewWindow>(queryKeys.window(view.id, 0))?.items ?? view.first;
  const difference = differenceOf({ total: view.total, first }, newer);
  return difference.added + difference.removed > 0 ? difference : null;
}
