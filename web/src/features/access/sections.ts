import type { PlaceFunction } from '@/api/types';

export type SectionName = 'look' | 'files' | 'talk' | 'share' | 'folders' | 'manage';

/** Functions by what they are about. */
const SECTION: Readonly<Record<PlaceFunction, SectionName>> = {
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

const ORDER: readonly SectionName[] = ['look', 'files', 'folders', 'talk', 'share', 'manage'];

export interface Section {
  name: SectionName;
  functions: PlaceFunction[];
}

/** The functions that the server asks about here, in sections; a section without any is left out. */
export function sectionsOf(functions: readonly PlaceFunction[]): Section[] {
  return ORDER.map((name) => ({
    name,
    functions: functions.filter((each) => SECTION[each] === name),
  })).filter((section) => section.functions.length > 0);
}
