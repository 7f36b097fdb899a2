import { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/api/problem';

const TRIES = 2;

/** One cache a tab. Only what may come right by itself is tried again: no answer, or a server that can't. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < TRIES && error instanceof Problem && (error.status === 0 || error.status >= 500),
      },
      mutations: { retry: false },
    },
  });
}
