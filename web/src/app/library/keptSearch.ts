import type { Id, SavedSearch } from '@/api/types';
import { FACETS, readLibrarySearch, type LibrarySearch } from '../search';

/** What is looked for, and what is chosen of facets. */
export type LookedFor = Pick<LibrarySearch, 'q' | 'only'>;

/** What a search that is kept looks for, as the address has it: without facets of which nothing is chosen. */
export function lookedFor({ query, filters }: Pick<SavedSearch, 'query' | 'filters'>): LookedFor {
  return readLibrarySearch({ q: query, only: filters });
}

/** What is kept of facets: the folder that is open is one of them, unless folders below it are chosen. */
export function keptFilters(
  only: LibrarySearch['only'],
  folder: Id | null,
): NonNullable<LibrarySearch['only']> {
  return { ...(folder === null ? {} : { folder: [folder] }), ...only };
}

/** Whether both look for the same, in whatever order it was chosen. */
export function isSame(one: LookedFor, other: LookedFor): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder({ q, only = {} }: LookedFor): string {
  return JSON.stringify([q, ...FACETS.map((facet) => [...(only[facet] ?? [])].sort())]);
}
