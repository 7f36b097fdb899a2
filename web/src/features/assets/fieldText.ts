import type { Field, FieldValue } from '@/api/types';

/** What stands in a field of text, number or date, as it is written; empty where nothing does. */
export function textOf(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  if ('text' in value) return value.text;
  if ('number' in value) return String(value.number);
  return 'date' in value ? value.date : '';
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
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(written) ? { date: written } : undefined;
}
