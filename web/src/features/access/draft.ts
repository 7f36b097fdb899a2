import {
  PLACE_FUNCTIONS,
  type AccessChange,
  type AccessEntry,
  type FolderAccess,
  type Grants,
  type PlaceFunction,
  type Subfolders,
  type Subject,
} from '@/api/types';
import type { Tri } from '@/ui/tri';

/** Names a subject within a list: groups and people have ids of their own kinds. */
export type SubjectKey = string;

export function keyOf(subject: Pick<Subject, 'kind' | 'id'>): SubjectKey {
  return `${subject.kind}:${subject.id}`;
}

/**
 * What the maker changed in a folder's list and has not saved. It holds changes only, so that the list
 * below it stays readable: what is inherited and was not touched is still shown as inherited.
 */
export interface Draft {
  cells: ReadonlyMap<SubjectKey, ReadonlyMap<PlaceFunction, Tri>>;
  added: readonly Subject[];
  removed: ReadonlySet<SubjectKey>;
  subfolders: Subfolders;
}

/** Nothing changed. Subfolders follow unless the maker says otherwise. */
export const UNCHANGED: Draft = {
  cells: new Map(),
  added: [],
  removed: new Set(),
  subfolders: 'update',
};

export type RowStatus = 'kept' | 'added' | 'removed';

export interface Row {
  key: SubjectKey;
  subject: Subject;
  status: RowStatus;
  /** When the entry ends, where it does. */
  until: string | null;
}

/** The people and groups of the list, those that are being removed still among them. */
export function rowsOf(access: FolderAccess, draft: Draft): Row[] {
  const standing = access.entries.map((entry): Row => {
    const key = keyOf(entry.subject);
    return {
      key,
      subject: entry.subject,
      status: draft.removed.has(key) ? 'removed' : 'kept',
      until: entry.until,
    };
  });
  const added = draft.added.map((subject): Row => ({
    key: keyOf(subject),
    subject,
    status: 'added',
    until: null,
  }));
  return [...standing, ...added];
}

export interface Cell {
  /** What is set in the folder's own list: by the saved one, or by the draft. */
  own: Tri;
  /** What holds, or would hold, by the list above. */
  inherited: Tri;
  /** Whether nothing is set here and the list above holds as long as the list is not the folder's own. */
  follows: boolean;
  changed: boolean;
}

/** How one box stands. */
export function cellOf(access: FolderAccess, draft: Draft, key: SubjectKey, name: PlaceFunction): Cell {
  const inherited = stateIn(access.inherited, key, name);
  const drafted = draft.cells.get(key)?.get(name);
  if (drafted !== undefined) return { own: drafted, inherited, follows: false, changed: true };
  const own = access.own ? stateIn(access.entries, key, name) : 'unset';
  // A list replaces what was inherited, so only a folder without one follows the list above.
  return { own, inherited, follows: !access.own, changed: false };
}

/** What a box comes to once it is saved. */
export function effectOf(cell: Cell): Tri {
  return cell.follows ? cell.inherited : cell.own;
}

/** Sets one box. Setting it back to what the saved list says takes the change away. */
export function setCell(
  access: FolderAccess,
  draft: Draft,
  key: SubjectKey,
  names: readonly PlaceFunction[],
  state: Tri,
): Draft {
  const row = new Map(draft.cells.get(key));
  for (const name of names) {
    const saved = access.own ? stateIn(access.entries, key, name) : null;
    if (saved === state && !draft.added.some((subject) => keyOf(subject) === key)) row.delete(name);
    else row.set(name, state);
  }
  const cells = new Map(draft.cells);
  if (row.size === 0) cells.delete(key);
  else cells.set(key, row);
  return { ...draft, cells };
}

/** Adds somebody who may see, to begin with. */
export function addSubject(access: FolderAccess, draft: Draft, subject: Subject): Draft {
  const key = keyOf(subject);
  if (access.entries.some((entry) => keyOf(entry.subject) === key)) return restoreSubject(draft, key);
  if (draft.added.some((each) => keyOf(each) === key)) return draft;
  const added = { ...draft, added: [...draft.added, subject] };
  return setCell(access, added, key, ['see'], 'allow');
}

/** Takes somebody off the list. One who was only just added is gone; one of the saved list can come back. */
export function removeSubject(draft: Draft, key: SubjectKey): Draft {
  const cells = new Map(draft.cells);
  if (draft.added.some((subject) => keyOf(subject) === key)) {
    cells.delete(key);
    return { ...draft, cells, added: draft.added.filter((subject) => keyOf(subject) !== key) };
  }
  return { ...draft, removed: new Set([...draft.removed, key]) };
}

export function restoreSubject(draft: Draft, key: SubjectKey): Draft {
  const removed = new Set(draft.removed);
  removed.delete(key);
  return { ...draft, removed };
}

export function isChanged(draft: Draft): boolean {
  return draft.cells.size > 0 || draft.added.length > 0 || draft.removed.size > 0;
}

/** How many boxes and subjects differ from what is saved. */
export function countChanges(draft: Draft): number {
  let count = draft.removed.size + draft.added.length;
  for (const [key, row] of draft.cells) {
    if (!draft.added.some((subject) => keyOf(subject) === key)) count += row.size;
  }
  return count;
}

/** The whole list as it is to be saved: what stands, what was inherited, and the changes on top. */
export function toChange(access: FolderAccess, draft: Draft): AccessChange {
  const entries = rowsOf(access, draft)
    .filter((row) => row.status !== 'removed')
    .map((row) => ({
      subject: { kind: row.subject.kind, id: row.subject.id },
      until: row.until,
      grants: grantsOf(access, draft, row.key),
    }));
  return { entries, subfolders: draft.subfolders };
}

function grantsOf(access: FolderAccess, draft: Draft, key: SubjectKey): Grants {
  const saved = entryOf(access.entries, key)?.grants ?? {};
  const drafted = draft.cells.get(key);
  const grants: Grants = {};
  for (const name of PLACE_FUNCTIONS) {
    const state = drafted?.get(name);
    const standing = saved[name];
    if (state === undefined) {
      if (standing !== undefined) grants[name] = standing;
    } else if (state !== 'unset') {
      // A box that was just set holds without an end; the others keep theirs.
      grants[name] = { state, until: null };
    }
  }
  return grants;
}

function stateIn(entries: readonly AccessEntry[], key: SubjectKey, name: PlaceFunction): Tri {
  return entryOf(entries, key)?.grants[name]?.state ?? 'unset';
}

function entryOf(entries: readonly AccessEntry[], key: SubjectKey): AccessEntry | undefined {
  return entries.find((entry) => keyOf(entry.subject) === key);
}
