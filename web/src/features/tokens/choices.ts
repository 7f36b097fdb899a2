import { FUNCTIONS, type ActionFunction } from '@/api/types';

/** When a token ends, in days from now. */
export const END_DAYS = ['30', '90', '365', 'never'] as const;
export type EndChoice = (typeof END_DAYS)[number];

const A_DAY = 24 * 60 * 60 * 1000;

export function endAfter(choice: EndChoice, now: Date): string | null {
  return choice === 'never' ? null : new Date(now.getTime() + Number(choice) * A_DAY).toISOString();
}

/** Super-admin mode is never for tokens, so it is not offered. */
export const SCOPES: readonly ActionFunction[] = FUNCTIONS.filter((name) => name !== 'supermode');
