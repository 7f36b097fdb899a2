import type { TFunction } from 'i18next';
import type { DescribedPart, Field, Happening, PathStep } from '@/api/types';
import { nameOf } from '@/i18n/words';

/** What happened, as a sentence. */
export function sentenceOf(
  t: TFunction,
  happening: Happening,
  fields: readonly Field[],
  locale: string,
): string {
  const who = happening.by?.name ?? t('common.someone');
  switch (happening.kind) {
    case 'created':
      return t('activity.created', { who });
    case 'version':
      return t('activity.version', { who, number: happening.number });
    case 'restored':
      return t('activity.restored', { who, number: happening.number });
    case 'noted':
      return t('activity.noted', { who, number: happening.number });
    case 'described':
      return t('activity.described', { who, parts: listOf(t, happening.changes, fields, locale) });
    case 'moved':
      return movedSentence(t, who, happening.from, happening.to);
    case 'state':
      return t(`activity.state.${happening.after}`, { who });
    case 'downloaded':
      return t('activity.downloaded', { who });
  }
}

/** A folder that one may not see has no name here. */
function movedSentence(t: TFunction, who: string, from: PathStep | null, to: PathStep | null): string {
  if (from === null && to === null) return t('activity.moved.unseen', { who });
  if (from === null) return t('activity.moved.into', { who, to: named(t, to) });
  if (to === null) return t('activity.moved.out', { who, from: named(t, from) });
  return t('activity.moved.both', { who, from: named(t, from), to: named(t, to) });
}

function named(t: TFunction, folder: PathStep | null): string {
  return folder === null ? '' : nameOf(t, folder);
}

function listOf(
  t: TFunction,
  changes: readonly DescribedPart[],
  fields: readonly Field[],
  locale: string,
): string {
  return new Intl.ListFormat(locale).format(changes.map((change) => inSentence(t, change, fields)));
}

/** The name of what was changed, as it stands within a sentence. */
function inSentence(t: TFunction, { part, field }: DescribedPart, fields: readonly Field[]): string {
  if (part !== 'field') return t(`activity.the.${part}`);
  const name = fields.find(({ id }) => id === field)?.name;
  return name === undefined ? t('activity.the.field') : `“${name}”`;
}

/** The name of what was changed, as a label. */
export function partName(t: TFunction, { part, field }: DescribedPart, fields: readonly Field[]): string {
  if (part !== 'field') return t(`assets.${part}`);
  return fields.find(({ id }) => id === field)?.name ?? t('activity.field');
}

/** What went and what came: of many, such as tags, without those that stayed. */
export function wordsOf({ words }: DescribedPart): { before: string[]; after: string[] } {
  const [before, after] = [words?.before ?? [], words?.after ?? []];
  const stayed = new Set(before.filter((text) => after.includes(text)));
  const changed = (text: string) => text !== '' && !stayed.has(text);
  return { before: before.filter(changed), after: after.filter(changed) };
}
