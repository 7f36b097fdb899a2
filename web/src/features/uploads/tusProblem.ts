import { DetailedError } from 'tus-js-client';
import { Problem } from '@/api/problem';

/** What went wrong with a request of the tus client, as the problem that the server told; anything else as it is. */
export function tusProblem(reason: unknown): unknown {
  if (!(reason instanceof DetailedError)) return reason;
  const response = reason.originalResponse;
  if (response === null) return new Problem({ code: 'offline', status: 0 });
  return problemIn(response.getStatus(), response.getBody(), response.getHeader('Retry-After'));
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
