import type { ActionFunction, Id, Shift, Shifts, WhatIf } from '@/api/types';

/** Where a function is gained or lost: as a whole, or for files of one state only. */
export type Extent = 'all' | 'archived' | 'trashed';

export interface Change {
  name: ActionFunction;
  extent: Extent;
}

/** What changes alike at some folders. */
export interface Place {
  folders: readonly Id[];
  gained: readonly Change[];
  lost: readonly Change[];
}

/** What a change does to one person; `id` is null for all those together whom one may not see. */
export interface Effects {
  id: Id | null;
  gains: boolean;
  loses: boolean;
  account: Shift;
  places: readonly Place[];
}

const NOTHING: Shift = { gained: [], lost: [] };

/** What a change would do, person by person; the ones who may not be seen come last, as one. */
export function effectsOf(whatIf: WhatIf): Effects[] {
  const people = new Map<Id, { account: Shift; places: Place[] }>();
  const of = (id: Id) => {
    const known = people.get(id) ?? { account: NOTHING, places: [] };
    people.set(id, known);
    return known;
  };
  for (const row of whatIf.account) for (const id of row.people) of(id).account = row;
  for (const row of whatIf.folders) for (const id of row.people) of(id).places.push(placeOf(row));
  const seen = [...people].map(([id, { account, places }]) => effects(id, account, places));
  const others = effects(null, whatIf.others.account, whatIf.others.folders.map(placeOf));
  return [...seen, others].filter(({ gains, loses }) => gains || loses);
}

function effects(id: Id | null, account: Shift, places: Place[]): Effects {
  return {
    id,
    account,
    places,
    gains: account.gained.length > 0 || places.some(({ gained }) => gained.length > 0),
    loses: account.lost.length > 0 || places.some(({ lost }) => lost.length > 0),
  };
}

function placeOf(row: Shifts & { folders: readonly Id[] }): Place {
  return { folders: row.folders, gained: changesOf(row, 'gained'), lost: changesOf(row, 'lost') };
}

/** Each function once: that a right to files also reaches into archive and trash goes without saying. */
function changesOf(shifts: Shifts, which: keyof Shift): Change[] {
  const whole = new Set([...shifts.itself[which], ...shifts.live[which]]);
  const only = (extent: Exclude<Extent, 'all'>): Change[] =>
    shifts[extent][which].filter((name) => !whole.has(name)).map((name) => ({ name, extent }));
  return [
    ...[...whole].map((name): Change => ({ name, extent: 'all' })),
    ...only('archived'),
    ...only('trashed'),
  ];
}

/** How many gain, and how many lose; those whom one may not see are not counted. */
export function counted(effects: readonly Effects[]): { gain: number; lose: number; others: boolean } {
  const seen = effects.filter(({ id }) => id !== null);
  return {
    gain: seen.filter(({ gains }) => gains).length,
    lose: seen.filter(({ loses }) => loses).length,
    others: seen.length < effects.length,
  };
}
