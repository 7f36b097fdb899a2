import type { Field, FieldValue, Id } from '@/api/types';

/** What stands in a field of text, number or date, as people write it; empty where nothing does. */
export function textOf(value: FieldValue | undefined, locale: string): string {
  if (value === undefined) return '';
  if ('text' in value) return value.text;
  if ('number' in value)
    return locale.startsWith('de') ? String(value.number).replace('.', ',') : String(value.number);
  return 'date' in value ? dateText(value.date, locale) : '';
}

/** What stands in a field of any kind, to be read. */
export function inWords(field: Field, value: FieldValue, locale: string): string {
  if (!('choices' in value)) return textOf(value, locale);
  const name = (id: Id) => field.choices.find((choice) => choice.id === id)?.name ?? [];
  return value.choices.flatMap(name).join(', ');
}

/** What was written as a value of the field: null empties it, undefined is none that it takes. */
export function valueOf(kind: Field['kind'], text: string): FieldValue | null | undefined {
  const written = text.trim();
  if (written === '') return null;
  if (kind === 'text') return { text: written };
  if (kind === 'number') {
    const number = Number(written.replace(',', '.'));
    return Number.isFinite(number) ? { number } : undefined;
  }
  const date = kind === 'date' ? dateOf(written) : null;
  return date === null ? undefined : { date };
}

const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/;

/** A day as `2024-02-29`, from that or from `29.2.2024`, whatever the language. */
function dateOf(written: string): string | null {
  if (YEAR_FIRST.test(written)) return written;
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(written) ?? [];
  return year === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function dateText(date: string, locale: string): string {
  return locale.startsWith('de') ? date.replace(YEAR_FIRST, '$3.$2.$1') : date;
}
