import type { InvalidateQueryFilters, Query, QueryClient } from '@tanstack/react-query';

/**
 * Has everything that these filters find asked for again, unless it was answered after `at`: what is shown at once, the
 * rest when it is shown again. What stands there stays until the answer comes.
 */
export async function refreshOlder(
  client: QueryClient,
  filters: InvalidateQueryFilters,
  at: number,
): Promise<void> {
  const { predicate } = filters;
  await client.invalidateQueries({
    ...filters,
    predicate: (query) => isOlder(query, at) && (predicate?.(query) ?? true),
  });
}

/**
 * Has one thing asked for again while it is behind. An answer that is on its way is awaited: it may know already, as
 * after a change of one's own.
 */
export async function catchUp(client: QueryClient, query: Query, isBehind: () => boolean): Promise<void> {
  const filters = { queryKey: query.queryKey, exact: true };
  if (!isBehind()) return;
  if (query.state.fetchStatus === 'fetching') {
    await client.refetchQueries(filters, { cancelRefetch: false });
    if (!isBehind()) return;
  }
  await client.invalidateQueries(filters);
}

/** What is asked for the first time is on its way already. */
function isOlder({ state }: Query, at: number): boolean {
  if (state.status === 'pending' && state.fetchStatus === 'fetching') return false;
  return state.dataUpdatedAt < at || state.status === 'error';
}
