import type { Direction, Filters, Id, Sort, State } from '@/api/types';

/** What the address of the library says after the `?`: the whole view, so that it can be sent to somebody. */
export interface LibrarySearch {
  q?: string;
  sort?: Sort;
  direction?: Direction;
  state?: Exclude<State, 'live'>;
  /** Whether a folder shows what lies below it as well. */
  below?: true;
  /** What is chosen of facets. */
  only?: Filters;
  /** The asset that is open in the viewer. */
  asset?: Id;
  tab?: InspectorTab;
}

export type InspectorTab = 'info' | 'access' | 'versions' | 'activity';

const SORTS: readonly Sort[] = ['name', 'added', 'taken', 'size', 'relevance'];
const DIRECTIONS: readonly Direction[] = ['ascending', 'descending'];
const STATES: readonly Exclude<State, 'live'>[] = ['archived', 'trashed'];
const TABS: readonly InspectorTab[] = ['info', 'access', 'versions', 'activity'];

/** Reads what an address says; what makes no sense is left out, so that an old link still opens. */
export function readLibrarySearch(raw: Record<string, unknown>): LibrarySearch {
  return {
    ...text('q', raw.q),
    ...one('sort', SORTS, raw.sort),
    ...one('direction', DIRECTIONS, raw.direction),
    ...one('state', STATES, raw.state),
    ...(raw.below === true ? { below: true } : {}),
    ...filters(raw.only),
    ...text('asset', raw.asset),
    ...one('tab', TABS, raw.tab),
  };
}

/** What is written in quotes can't have quotes in it. */
const QUOTES = /["„“”«»‟]/g;

/** What is looked for to find the files with a tag, as somebody would type it. */
export function tagQuery(name: string): string {
  return `tag:"${name.replace(QUOTES, ' ').trim()}"`;
}

/** The facets that something can be chosen of. */
export const FACETS = ['kind', 'tag', 'folder', 'year', 'camera', 'orientation'] as const;

function filters(value: unknown): Pick<LibrarySearch, 'only'> {
  if (typeof value !== 'object' || value === null) return {};
  const given = new Map<string, unknown>(Object.entries(value));
  const only: Filters = {};
  for (const facet of FACETS) {
    const values = given.get(facet);
    const chosen = Array.isArray(values) ? values.map(String).filter((each) => each !== '') : [];
    if (chosen.length > 0) only[facet] = chosen;
  }
  return Object.keys(only).length === 0 ? {} : { only };
}

function text<K extends string>(key: K, value: unknown): Partial<Record<K, string>> {
  // A query of digits only is read from the address as a number.
  const words = typeof value === 'number' ? String(value) : value;
  if (typeof words !== 'string' || words === '') return {};
  const found: Partial<Record<K, string>> = {};
  found[key] = words;
  return found;
}

function one<K extends string, T extends string>(
  key: K,
  all: readonly T[],
  value: unknown,
): Partial<Record<K, T>> {
  const known = all.find((each) => each === value);
  const found: Partial<Record<K, T>> = {};
  if (known !== undefined) found[key] = known;
  return found;
}

export interface SignInSearch {
  to?: string | undefined;
}

/**
 * Where to go after the sign-in: only a path of this site, never another host. What is not taken is named as
 * undefined, for the router lays what is read over what stands in the address.
 */
export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  return { to: typeof raw.to === 'string' && /^\/(?![/\\])/.test(raw.to) ? raw.to : undefined };
}
