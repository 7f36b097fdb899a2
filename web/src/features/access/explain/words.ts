import type { TFunction } from 'i18next';
import { FUNCTIONS, type Names } from '@/api/types';
import { functionName } from '@/i18n/words';
import type { Finding, Source, Thing } from './trace';

/** What a thing is called; what may not be named, by its kind. */
export function thingName(t: TFunction, names: Names, thing: Thing): string {
  switch (thing?.kind) {
    case 'user':
      return names.people[thing.id] ?? t('explain.unnamed.person');
    case 'group':
      return names.groups[thing.id] ?? t('explain.unnamed.group');
    case 'folder':
      return names.folders[thing.id] ?? t('explain.unnamed.folder');
    default:
      return t('explain.unnamed.other');
  }
}

/** What says something, in a few words. */
export function sourceName(t: TFunction, names: Names, { code, level, thing }: Source): string {
  switch (code) {
    case 'level':
      return t('explain.source.level', { level: levelName(t, level ?? '') });
    case 'personal':
      return t('explain.source.personal');
    case 'group':
      return t('explain.source.group', { name: thingName(t, names, thing) });
    case 'entry':
      return t('explain.source.entry', { name: thingName(t, names, thing) });
    case 'security':
      return t('explain.source.security', { name: thingName(t, names, thing) });
    default:
      return t('explain.source.other');
  }
}

/** What else a gate found, in a sentence; null for what goes without saying. */
export function findingText(
  t: TFunction,
  names: Names,
  { code, words, thing, path }: Finding,
): string | null {
  switch (code) {
    case 'stands':
      return t('explain.finding.stands', {
        status: statusName(t, words.status ?? ''),
        level: levelName(t, words.level ?? ''),
      });
    case 'list':
      return path.length > 1
        ? t('explain.finding.handed', {
            folder: thingName(t, names, thing),
            path: path
              .map((each) => thingName(t, names, each))
              .reverse()
              .join(' › '),
          })
        : t('explain.finding.list', { folder: thingName(t, names, thing) });
    case 'state':
      if (words.state !== 'archived' && words.state !== 'trashed') return null;
      return thing === null
        ? t(`explain.finding.${words.state}`)
        : t(`explain.finding.${words.state}_by`, { folder: thingName(t, names, thing) });
    case 'supermode':
      return t('explain.finding.supermode');
    case 'maintenance':
      return t('explain.finding.maintenance');
    case 'restricted':
      return t('explain.finding.restricted', { name: functionOf(t, words.function ?? '') });
    case 'scope':
      return t('explain.finding.scope', { name: functionOf(t, words.function ?? '') });
    case 'licence':
      return t('explain.finding.licence');
    case 'colour':
      return t('explain.finding.colour');
    default:
      return null;
  }
}

function functionOf(t: TFunction, word: string): string {
  const name = FUNCTIONS.find((each) => each === word);
  return name === undefined ? word : functionName(t, name);
}

const LEVELS = ['member', 'creator', 'admin', 'owner'] as const;
const STATUSES = ['invited', 'active', 'deactivated'] as const;

export function levelName(t: TFunction, word: string): string {
  const level = LEVELS.find((each) => each === word);
  return level === undefined ? word : t(`explain.level.${level}`);
}

function statusName(t: TFunction, word: string): string {
  const status = STATUSES.find((each) => each === word);
  return status === undefined ? word : t(`explain.status.${status}`);
}
