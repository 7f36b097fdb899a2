import { DetailedError } from 'tus-js-client';
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

export function failureOf(reason: unknown): Failure {
  if (reason instanceof Problem) return ofProblem(reason);
  if (reason instanceof DetailedError) {
    const response = reason.originalResponse;
    if (response === null) return { kind: 'passing', retryAfter: null };
    return ofProblem(problemIn(response.getStatus(), response.getBody(), response.getHeader('Retry-After')));
  }
  return { kind: 'unreadable' };
}

function ofProblem(problem: Problem): Failure {
  const { status } = problem;
  const isPassing = status === 0 || PASSING.has(status) || (status >= 500 && status !== STORAGE_FULL);
  return isPassing ? { kind: 'passing', retryAfter: problem.retryAfter } : { kind: 'refused', problem };
}

/** The problem that the answer of an upload tells, or one made of its status. */
function problemIn(status: number, body: string, retryAfter: string | undefined): Problem {
  const facts = { status, retryAfter: retryAfter === undefined ? null : Number(retryAfter) || null };
  const said = parsed(body);
  if (typeof said !== 'object' || said === null || !('code' in said) || typeof said.code !== 'string') {
    return new Problem({ ...facts, code: CODES[status] ?? 'other' });
  }
  const params = 'params' in said && typeof said.params === 'object' ? { ...said.params } : {};
  return new Problem({ ...facts, code: said.code, params });
}

const CODES: Readonly<Record<number, string>> = {
  401: 'unauthenticated',
  403: 'refused',
  404: 'not_found',
  413: 'too_large',
  415: 'unsupported_media_type',
  507: 'storage_full',
};

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
