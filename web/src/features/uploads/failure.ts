import { Problem } from '@/api/problem';

/** Why sending stopped: something that may pass by itself, or something that somebody has to change. */
export type Failure =
  | { readonly kind: 'passing'; readonly retryAfter: number | null }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unreadable' };

/** Answers after which the same request may well succeed: a lock, a shifted offset, a damaged part, too many requests. */
const PASSING = new Set([408, 409, 423, 425, 429, 460]);
/** A full disk does not pass by waiting. */
const STORAGE_FULL = 507;

/** What a reason means for sending: anything but a problem is a file that the browser can't read. */
export function failureOf(reason: unknown): Failure {
  if (reason instanceof Problem) return ofProblem(reason);
  return { kind: 'unreadable' };
}

function ofProblem(problem: Problem): Failure {
  const { status } = problem;
  const isPassing = status === 0 || PASSING.has(status) || (status >= 500 && status !== STORAGE_FULL);
  return isPassing ? { kind: 'passing', retryAfter: problem.retryAfter } : { kind: 'refused', problem };
}
