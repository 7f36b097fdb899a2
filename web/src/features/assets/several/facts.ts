import type { TFunction } from 'i18next';
import type { Summary } from '@/api/types';
import { formatBytes } from '@/app/format';
import { formatDuration } from '@/grid/duration';

/** What is known of several files together, by name. */
export function factsOf(
  t: TFunction,
  { kinds, size, duration, taken_from, taken_until, folders }: Summary,
  locale: string,
): { name: string; value: string | null }[] {
  const shown = (value: number) => new Intl.NumberFormat(locale).format(value);
  return [
    {
      name: t('assets.fact.kind'),
      value: kinds
        .map(({ kind, count }) => t(`several.kind.${kind}`, { count, shown: shown(count) }))
        .join(', '),
    },
    { name: t('several.size'), value: formatBytes(size, locale) },
    { name: t('several.duration'), value: duration === null ? null : formatDuration(duration) },
    {
      name: t('assets.fact.taken'),
      value: taken_from === null || taken_until === null ? null : days(taken_from, taken_until, locale),
    },
    {
      name: t('several.folders'),
      value: folders > 1 ? shown(folders) : null,
    },
  ];
}

/** From the first day to the last, one day where they are the same. */
function days(from: string, until: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
    new Date(from),
    new Date(until),
  );
}
