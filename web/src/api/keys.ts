import type { ActionFunction, Id, Selection, State, Target, ViewQuery } from './types';

/** Names of what is cached, so that a change can say what it made old. */
export const queryKeys = {
  session: () => ['session'] as const,
  tokens: () => ['tokens'] as const,
  completions: (text: string) => ['completions', text] as const,
  searches: () => ['searches'] as const,
  notices: () => ['notices'] as const,
  /** All that is known of folders: children, single ones, access lists. */
  folders: () => ['folders'] as const,
  children: (parent: Id | null, state: State = 'live') => ['folders', 'children', parent, state] as const,
  folder: (id: Id) => ['folders', 'one', id] as const,
  access: (id: Id) => ['folders', 'access', id] as const,
  /** What somebody changed in a folder's list and has not saved. */
  accessDrafts: () => ['accessDraft'] as const,
  accessDraft: (id: Id, version: number) => ['accessDraft', id, version] as const,
  accessPreview: (id: Id, draft: string) => ['folders', 'preview', id, draft] as const,
  /** What a change of a list would do to whom; it goes with all that is known of folders. */
  whatIf: (folder: Id, change: string) => ['folders', 'what-if', folder, change] as const,
  explanation: (user: Id | null, action: ActionFunction, on: Target) =>
    ['decisions', 'why', user, action, on] as const,
  whoCan: (action: ActionFunction, on: Target) => ['decisions', 'who', action, on] as const,
  whatCan: (user: Id | null) => ['decisions', 'what', user] as const,
  subjects: (query: string) => ['subjects', query] as const,
  /** The account's own fields. */
  fields: () => ['fields'] as const,
  /** The account's tags, as the asker is shown them. */
  tags: () => ['tags'] as const,
  assets: () => ['assets'] as const,
  asset: (id: Id) => ['assets', id] as const,
  /** What several have in common. */
  summaries: () => ['assets', 'summary'] as const,
  summary: (selection: Selection) => ['assets', 'summary', selection] as const,
  /** What happened to an asset. It goes with what is known of the asset. */
  activity: (id: Id) => ['assets', id, 'activity'] as const,
  /** The other assets with the same bytes. */
  duplicates: (id: Id) => ['duplicates', id] as const,
  views: () => ['views'] as const,
  view: (query: ViewQuery) => ['views', query] as const,
  /** Lists as they would be now, beside those that are shown. */
  newest: () => ['newest'] as const,
  newer: (query: ViewQuery) => ['newest', query] as const,
  windows: (view: Id) => ['views', 'window', view] as const,
  /** One page of a view, by the page's number. */
  window: (view: Id, page: number) => ['views', 'window', view, page] as const,
};
