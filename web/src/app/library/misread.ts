import type { View } from '@/api/types';

type Part = View['understood'][number];

/** A field's name before what it should have; an address is none. */
const LIKE_A_FIELD = /^\p{L}+[:<>=]+(?!\/\/)./u;

/** The pieces that look like filters and were taken for words, and those that find nothing. */
export function misread(understood: readonly Part[]): Part[] {
  return understood.filter(
    ({ as, text }) => as === 'nothing' || (as === 'words' && LIKE_A_FIELD.test(withoutSign(text))),
  );
}

/** A word as it was typed: answers have it in small letters and without accents. */
export function typedAs(word: string, understood: readonly Part[]): string {
  const typed = understood.flatMap(({ text }) => withoutSign(text).split(/[\s"„“”,]+/));
  return typed.find((each) => plain(each) === word) ?? word;
}

function withoutSign(text: string): string {
  return text.replace(/^-/, '');
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
