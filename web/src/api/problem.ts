/** A field of a form that the server did not take. The screen's words are `problem.field.<code>`. */
export interface FieldProblem {
  field: string;
  code: string;
  params: Readonly<Record<string, unknown>>;
}

/** What the server answered instead of what was asked (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** Stable code, such as `refused` or `stale`; `offline` where there was no answer at all. */
  readonly code: string;
  /** HTTP status, 0 where there was no answer. */
  readonly status: number;
  readonly params: Readonly<Record<string, unknown>>;
  readonly fields: readonly FieldProblem[];
  /** What a refused person is told, in their language; null where the server tells nothing more than the code. */
  readonly detail: string | null;
  /** Seconds to wait before another try, where the server says so. */
  readonly retryAfter: number | null;

  constructor(facts: {
    code: string;
    status: number;
    params?: Readonly<Record<string, unknown>>;
    fields?: readonly FieldProblem[];
    detail?: string | null;
    retryAfter?: number | null;
  }) {
    super(`${facts.code} (${facts.status})`);
    this.code = facts.code;
    this.status = facts.status;
    this.params = facts.params ?? {};
    this.fields = facts.fields ?? [];
    this.detail = facts.detail ?? null;
    this.retryAfter = facts.retryAfter ?? null;
  }

  /** Whether a parameter of the problem is set, as for `locks_out_self`. */
  flag(name: string): boolean {
    return this.params[name] === true;
  }
}

/** Whether it may come right by itself: there was no answer, or a server that can't give one now. */
export function isPassing(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 500);
}

/** The problem that an answer tells; a body that is no problem is named by its status alone. */
export async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = seconds(response.headers.get('Retry-After'));
  const body: unknown = await response.json().catch(() => null);
  if (!isRecord(body) || typeof body.code !== 'string') {
    return new Problem({ code: codeOf(response.status), status: response.status, retryAfter });
  }
  return new Problem({
    code: body.code,
    status: response.status,
    params: isRecord(body.params) ? body.params : {},
    fields: Array.isArray(body.fields) ? body.fields.flatMap(fieldOf) : [],
    detail: typeof body.detail === 'string' ? body.detail : null,
    retryAfter,
  });
}

function fieldOf(value: unknown): FieldProblem[] {
  if (!isRecord(value) || typeof value.field !== 'string' || typeof value.code !== 'string') return [];
  return [{ field: value.field, code: value.code, params: isRecord(value.params) ? value.params : {} }];
}

function codeOf(status: number): string {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'refused';
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 429) return 'throttled';
  if (status === 507) return 'storage_full';
  return status >= 500 ? 'unavailable' : 'invalid';
}

function seconds(header: string | null): number | null {
  const value = header === null ? Number.NaN : Number(header);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
