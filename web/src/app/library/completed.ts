import type { Completion } from '@/api/types';

/** The words with their end made into what was picked; after all but a field's name the next word begins. */
export function completed(words: string, replaces: string, { kind, insert }: Completion): string {
  const kept = words.slice(0, words.length - replaces.length);
  return `${kept}${insert}${kind === 'field' ? '' : ' '}`;
}
