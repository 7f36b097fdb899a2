import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { isPassing } from '@/api/problem';
import { folderQuery } from '@/api/queries';
import type { FolderWithPath, Id, ViewQuery } from '@/api/types';
import { filterOpen } from '../panels';
import { FACETS, type LibrarySearch } from '../search';
import { useStored } from '../stored';

export interface LibraryPlace {
  folderId: Id | null;
  folder: FolderWithPath | null;
  error: Error | null;
  search: LibrarySearch;
  /** Whether what is found is counted by facets. */
  facets: boolean;
  view: ViewQuery;
  openFolder: (id: Id) => void;
  /** Changes the address; `replace` leaves no step for the browser's way back. */
  change: (next: SearchChange, how?: 'push' | 'replace') => void;
}

/** New values; one that is undefined or empty is taken out of the address. */
export type SearchChange = { [K in keyof LibrarySearch]?: LibrarySearch[K] | undefined };

/** Where in the library one is: all of it is in the address. */
export function useLibrary(): LibraryPlace {
  const { folderId = null } = useParams({ strict: false });
  const search = useSearch({ from: '/signed-in/library' });
  const navigate = useNavigate();
  const { data, error } = useQuery({ ...folderQuery(folderId ?? ''), enabled: folderId !== null });

  const { q, sort, direction, state, below, only } = search;
  const facets = useStored(filterOpen) || q !== undefined || only !== undefined;
  const view = useMemo(
    () => viewOf(folderId, { q, sort, direction, state, below, only, facets }),
    [folderId, q, sort, direction, state, below, only, facets],
  );

  const openFolder = useCallback(
    (id: Id) => void navigate({ to: '/library/$folderId', params: { folderId: id } }),
    [navigate],
  );
  const change = useCallback(
    (next: SearchChange, how: 'push' | 'replace' = 'push') =>
      void navigate({
        to: '.',
        search: (previous) => withoutEmpty({ ...previous, ...next }),
        replace: how === 'replace',
      }),
    [navigate],
  );

  return {
    folderId,
    folder: folderId === null ? null : (data ?? null),
    // What is known stays in sight while nobody answers; what may no longer be seen does not.
    error: data !== undefined && isPassing(error) ? null : error,
    search,
    facets,
    view,
    openFolder,
    change,
  };
}

type Asked = {
  [K in 'q' | 'sort' | 'direction' | 'state' | 'below' | 'only']: LibrarySearch[K] | undefined;
} & {
  facets: boolean;
};

/**
 * What the server is asked to list: a folder's own files by name, or with them what lies below; everything that
 * one may see, newest first, where no folder is open; and from there down where something is looked for.
 */
export function viewOf(
  folder: Id | null,
  { q, sort, direction, state, below, only, facets }: Asked,
): ViewQuery {
  const query = q === undefined ? {} : { query: q };
  const place = folder === null ? {} : { folder };
  const all = folder === null || q !== undefined || only !== undefined || below === true;
  const natural = q !== undefined ? 'relevance' : folder === null ? 'added' : 'name';
  const order = sort ?? natural;
  return {
    ...place,
    ...(all ? { below: true } : {}),
    ...query,
    sort: order,
    direction: direction ?? (order === 'name' ? 'ascending' : 'descending'),
    ...(state === undefined ? {} : { state }),
    ...(only === undefined ? {} : { filters: only }),
    ...(facets ? { facets: [...FACETS] } : {}),
  };
}

function withoutEmpty(search: SearchChange): LibrarySearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}
