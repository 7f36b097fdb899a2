import { describe, expect, it } from 'vitest';
import type { AccessEntry, FolderAccess, Grants, Subject } from '@/api/types';
import {
  addSubject,
  cellOf,
  countChanges,
  effectOf,
  isChanged,
  keyOf,
  removeSubject,
  restoreSubject,
  rowsOf,
  setCell,
  toChange,
  UNCHANGED,
} from './draft';

const press: Subject = {
  kind: 'group',
  id: 'press',
  name: 'Press',
  preset: null,
  group_kind: 'custom',
  people: 2,
};
const photographers: Subject = {
  kind: 'group',
  id: 'photo',
  name: 'Photographers',
  preset: null,
  group_kind: 'custom',
  people: 4,
};
const jonas: Subject = {
  kind: 'user',
  id: 'jonas',
  name: 'Jonas Weidenfeld',
  preset: null,
  group_kind: null,
  people: null,
};
const PRESS = keyOf(press);

const allow = { state: 'allow', until: null } as const;
const deny = { state: 'deny', until: null } as const;
const allowUntilMay = { state: 'allow', until: '2027-05-01T00:00:00Z' } as const;

function entry(subject: Subject, grants: Grants, until: string | null = null): AccessEntry {
  return { subject, until, grants };
}

function access(facts: Pick<FolderAccess, 'own' | 'entries' | 'inherited'>): FolderAccess {
  return {
    version: 3,
    inherited_from: { id: 'campaigns', name: 'Campaigns', preset: null },
    functions: ['see', 'download', 'upload', 'access'],
    below: null,
    can: {},
    ...facts,
  };
}

const above = [entry(press, { see: allow, download: deny })];
const following = access({ own: false, entries: above, inherited: above });
const own = access({
  own: true,
  entries: [
    entry(press, { see: allow, upload: allowUntilMay }, '2027-01-12T00:00:00Z'),
    entry(photographers, { access: allow }),
  ],
  inherited: above,
});

describe('a box of a folder that follows the list above', () => {
  it('shows what is above as inherited, with nothing of its own', () => {
    expect(cellOf(following, UNCHANGED, PRESS, 'download')).toEqual({
      own: 'unset',
      inherited: 'deny',
      follows: true,
      changed: false,
    });
  });

  it('becomes explicit with the first change, even to the same state', () => {
    const draft = setCell(following, UNCHANGED, PRESS, ['see'], 'allow');
    expect(cellOf(following, draft, PRESS, 'see')).toEqual({
      own: 'allow',
      inherited: 'allow',
      follows: false,
      changed: true,
    });
    expect(isChanged(draft)).toBe(true);
  });

  it('can be emptied, which takes away what was inherited', () => {
    const draft = setCell(following, UNCHANGED, PRESS, ['see'], 'unset');
    expect(effectOf(cellOf(following, draft, PRESS, 'see'))).toBe('unset');
    expect(toChange(following, draft).entries).toEqual([
      { subject: { kind: 'group', id: 'press' }, until: null, grants: { download: deny } },
    ]);
  });

  it('takes all that was inherited over into the list of its own', () => {
    const draft = setCell(following, UNCHANGED, PRESS, ['upload'], 'allow');
    expect(toChange(following, draft).entries[0]?.grants).toEqual({
      see: allow,
      download: deny,
      upload: allow,
    });
  });
});

describe('a box of a list of its own', () => {
  it('follows nothing: an empty one is empty whatever stands above', () => {
    const cell = cellOf(own, UNCHANGED, PRESS, 'download');
    expect(cell.inherited).toBe('deny');
    expect(effectOf(cell)).toBe('unset');
  });

  it('is unchanged again when it is set back to what is saved', () => {
    const there = setCell(own, UNCHANGED, PRESS, ['see'], 'deny');
    const back = setCell(own, there, PRESS, ['see'], 'allow');
    expect(isChanged(there)).toBe(true);
    expect(isChanged(back)).toBe(false);
  });

  it('keeps the ends of entries and of grants that were not touched', () => {
    const draft = setCell(own, UNCHANGED, PRESS, ['see'], 'deny');
    expect(toChange(own, draft).entries[0]).toEqual({
      subject: { kind: 'group', id: 'press' },
      until: '2027-01-12T00:00:00Z',
      grants: { see: deny, upload: allowUntilMay },
    });
  });

  it('sets many at once', () => {
    const draft = setCell(own, UNCHANGED, PRESS, own.functions, 'allow');
    expect(toChange(own, draft).entries[0]?.grants).toEqual({
      see: allow,
      download: allow,
      // It was allowed already, so its end stays.
      upload: allowUntilMay,
      access: allow,
    });
    expect(countChanges(draft)).toBe(2);
  });
});

describe('the people and groups of a list', () => {
  it('keeps who is removed in sight, leaves them out of what is saved, and brings them back', () => {
    const removed = removeSubject(UNCHANGED, PRESS);
    expect(rowsOf(own, removed).map((row) => [row.subject.name, row.status])).toEqual([
      ['Press', 'removed'],
      ['Photographers', 'kept'],
    ]);
    expect(toChange(own, removed).entries.map((each) => each.subject.id)).toEqual(['photo']);
    expect(isChanged(restoreSubject(removed, PRESS))).toBe(false);
  });

  it('lets somebody who is added see, to begin with', () => {
    const draft = addSubject(own, UNCHANGED, jonas);
    expect(toChange(own, draft).entries.at(-1)).toEqual({
      subject: { kind: 'user', id: 'jonas' },
      until: null,
      grants: { see: allow },
    });
    expect(countChanges(draft)).toBe(1);
  });

  it('drops somebody who was added and is removed again without a trace', () => {
    const draft = removeSubject(addSubject(own, UNCHANGED, jonas), keyOf(jonas));
    expect(draft).toEqual(UNCHANGED);
  });

  it('brings back instead of adding twice', () => {
    const removed = removeSubject(UNCHANGED, PRESS);
    expect(rowsOf(own, addSubject(own, removed, press)).map((row) => row.status)).toEqual(['kept', 'kept']);
    expect(addSubject(own, UNCHANGED, press)).toEqual(UNCHANGED);
  });

  it('tells a group from a person of the same id', () => {
    expect(keyOf({ kind: 'group', id: 'x' })).not.toBe(keyOf({ kind: 'user', id: 'x' }));
  });
});

it('asks subfolders to follow unless it is said otherwise', () => {
  expect(toChange(own, UNCHANGED).subfolders).toBe('update');
  expect(toChange(own, { ...UNCHANGED, subfolders: 'keep' }).subfolders).toBe('keep');
});
