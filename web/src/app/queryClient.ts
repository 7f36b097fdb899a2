import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '@/api/problem';
import { connection } from './connection/connection';

const TRIES = 2;

/**
 * One cache a tab. Only what may come right by itself is tried again, and nothing while it is known that nobody answers.
 *
 * What is asked for offline fails at once and says so, instead of waiting unseen; a change waits for the line to be back,
 * and the banner of the connection says that it does.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        refetchOnReconnect: true,
        // What was refused is not asked for again by each part of the page that wants to know it.
        retryOnMount: (query) => isPassing(query.state.error),
        retry: (failures, error) => failures < TRIES && isPassing(error) && connection() === 'up',
      },
      mutations: { retry: false },
    },
  });
}
