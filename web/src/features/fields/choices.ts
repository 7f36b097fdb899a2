import type { Choice, ChoiceChange, FieldKind, Id } from '@/api/types';

/** A choice while it is written: one that is there by its id, or a new one. */
export interface ChoiceDraft {
  /** Tells the rows apart. */
  readonly key: string;
  readonly id: Id | null;
  readonly name: string;
}

/** Whether what stands in a field of that kind is chosen, and not written. */
export function isChosen(kind: FieldKind): boolean {
  return kind === 'choice' || kind === 'choices';
}

/** The choices that are offered, as they are to be written. */
export function draftOf(choices: readonly Choice[]): ChoiceDraft[] {
  return choices.filter(({ retired }) => !retired).map(({ id, name }) => ({ key: id, id, name }));
}

/** The choices as they are to be; what has no name is left out. */
export function changeOf(drafts: readonly ChoiceDraft[]): ChoiceChange[] {
  return drafts
    .map(({ id, name }) => ({ id, name: name.trim() }))
    .filter(({ name }) => name !== '')
    .map(({ id, name }) => (id === null ? { name } : { id, name }));
}

/** The list with what stands at one place taken to another. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** The first name that stands there twice, however it is written; null where none does. */
export function twice(drafts: readonly ChoiceDraft[]): string | null {
  const seen = new Set<string>();
  for (const { name } of drafts) {
    const folded = name.trim().normalize('NFC').toLowerCase();
    if (folded !== '' && seen.has(folded)) return name.trim();
    seen.add(folded);
  }
  return null;
}
