import type { CommonChange, Field, FieldValue, Id } from '@/api/types';
import { valueOf } from '../fieldText';

/** The texts that every asset has, in the order in which they are shown. */
export const WORDS = ['title', 'caption', 'credit', 'rights'] as const;
export type Word = (typeof WORDS)[number];

/** What is done to one text or field of all the assets. */
export type Doing = 'leave' | 'set' | 'clear';

/** What is to be done to a text, and what was written for it: that is kept while something else is chosen. */
export interface WordDraft {
  readonly doing: Doing;
  readonly text: string;
}

/** What is to be done to a field: what is written of it, or which choices. */
export interface FieldDraft extends WordDraft {
  readonly choices: readonly Id[];
}

/** What somebody wants to change of many assets, as far as they have said it. */
export interface Draft {
  readonly words: Readonly<Record<Word, WordDraft>>;
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
  /** By the fields' ids; one that is not there is left. */
  readonly fields: ReadonlyMap<Id, FieldDraft>;
}

const UNTOUCHED: WordDraft = { doing: 'leave', text: '' };
const UNTOUCHED_FIELD: FieldDraft = { ...UNTOUCHED, choices: [] };

export const EMPTY: Draft = {
  words: { title: UNTOUCHED, caption: UNTOUCHED, credit: UNTOUCHED, rights: UNTOUCHED },
  addTags: [],
  removeTags: [],
  fields: new Map(),
};

/** No asset is without a title. */
export function doingsOf(word: Word): readonly Doing[] {
  return word === 'title' ? ['leave', 'set'] : ['leave', 'set', 'clear'];
}

export function fieldDraft(draft: Draft, field: Id): FieldDraft {
  return draft.fields.get(field) ?? UNTOUCHED_FIELD;
}

/** What a draft comes to: the change to ask for, or what is still wrong with it. */
export type Drafted =
  | { kind: 'nothing' }
  /** Something is to be set, and it is not said to what, or in a form that is not taken. */
  | { kind: 'unfinished'; words: readonly Word[]; fields: readonly Id[] }
  | { kind: 'change'; change: CommonChange };

export function drafted(draft: Draft, fields: readonly Field[]): Drafted {
  const change: CommonChange = {};
  const unfinished: { words: Word[]; fields: Id[] } = { words: [], fields: [] };
  for (const word of WORDS) {
    const { doing, text } = draft.words[word];
    if (doing === 'clear') change[word] = '';
    if (doing !== 'set') continue;
    if (text.trim() === '') unfinished.words.push(word);
    else change[word] = text.trim();
  }
  const values = fields.flatMap((field) => {
    const value = valueIn(field, fieldDraft(draft, field.id));
    if (value === undefined) unfinished.fields.push(field.id);
    return value === undefined || value === 'left' ? [] : [{ field: field.id, value }];
  });
  if (unfinished.words.length + unfinished.fields.length > 0) return { kind: 'unfinished', ...unfinished };
  if (values.length > 0) change.fields = values;
  if (draft.addTags.length > 0) change.add_tags = [...draft.addTags];
  if (draft.removeTags.length > 0) change.remove_tags = [...draft.removeTags];
  return Object.keys(change).length === 0 ? { kind: 'nothing' } : { kind: 'change', change };
}

/** What the field is to hold: null empties it; undefined where that is not said yet. */
function valueIn(field: Field, { doing, text, choices }: FieldDraft): FieldValue | null | 'left' | undefined {
  if (doing === 'leave') return 'left';
  if (doing === 'clear') return null;
  if (field.kind === 'choice' || field.kind === 'choices')
    return choices.length === 0 ? undefined : { choices: [...choices] };
  return valueOf(field.kind, text) ?? undefined;
}
