import type { ActionFunction, PlaceFunction } from '@/api/types';

export type SectionName = 'look' | 'files' | 'talk' | 'share' | 'folders' | 'manage' | 'account';

/** Functions by what they are about. */
const OF_PLACES: Readonly<Record<PlaceFunction, SectionName>> = {
  see: 'look',
  download: 'look',
  upload: 'files',
  edit: 'files',
  move: 'files',
  archive: 'files',
  delete: 'files',
  comment: 'talk',
  'comment.edit': 'talk',
  'task.create': 'talk',
  'task.edit': 'talk',
  'approval.create': 'talk',
  'approval.decide': 'talk',
  'approval.delete': 'talk',
  'share.review': 'share',
  'share.download': 'share',
  'share.web': 'share',
  'folder.create': 'folders',
  'folder.edit': 'folders',
  'folder.archive': 'folders',
  'folder.delete': 'folders',
  'project.edit': 'manage',
  'project.delete': 'manage',
  access: 'manage',
  invite: 'manage',
};

/** What is asked of no place is asked of the account. */
const SECTION: Readonly<Partial<Record<ActionFunction, SectionName>>> = OF_PLACES;

const ORDER: readonly SectionName[] = ['look', 'files', 'folders', 'talk', 'share', 'manage', 'account'];

export interface Section<F extends ActionFunction = PlaceFunction> {
  name: SectionName;
  functions: F[];
}

/** Functions in sections; a section without any is left out. */
export function sectionsOf<F extends ActionFunction>(functions: readonly F[]): Section<F>[] {
  return ORDER.map((name) => ({
    name,
    functions: functions.filter((each) => (SECTION[each] ?? 'account') === name),
  })).filter((section) => section.functions.length > 0);
}
