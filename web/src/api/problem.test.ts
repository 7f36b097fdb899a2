import { describe, expect, it } from 'vitest';
import { problemOf } from './problem';

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}

describe('a problem', () => {
  it('carries code, parameters and fields', async () => {
    const problem = await problemOf(
      answer(422, {
        type: '/problems/invalid',
        status: 422,
        code: 'invalid',
        params: { limit: 255 },
        fields: [{ field: 'name', code: 'too_long', params: { limit: 255 } }],
      }),
    );
    expect(problem).toMatchObject({
      code: 'invalid',
      status: 422,
      params: { limit: 255 },
      fields: [{ field: 'name', code: 'too_long', params: { limit: 255 } }],
    });
  });

  it('is named by its status where the body is none of ours', async () => {
    const codes = await Promise.all(
      [401, 403, 404, 413, 429, 502, 507].map(
        async (status) => (await problemOf(answer(status, '<html>'))).code,
      ),
    );
    expect(codes).toEqual([
      'unauthenticated',
      'refused',
      'not_found',
      'too_large',
      'throttled',
      'unavailable',
      'storage_full',
    ]);
  });

  it('says how long to wait, where the server does', async () => {
    expect((await problemOf(answer(429, {}, { 'Retry-After': '30' }))).retryAfter).toBe(30);
    expect((await problemOf(answer(429, {}, { 'Retry-After': 'soon' }))).retryAfter).toBeNull();
    expect((await problemOf(answer(429, {}))).retryAfter).toBeNull();
  });

  it('leaves out fields that make no sense', async () => {
    const problem = await problemOf(
      answer(422, { code: 'invalid', fields: ['name', { field: 'name' }, null] }),
    );
    expect(problem.fields).toEqual([]);
  });

  it('has a flag only where it is truly set', async () => {
    const problem = await problemOf(
      answer(409, { code: 'confirmation_needed', params: { locks_out_self: true, locks_out_last: 'yes' } }),
    );
    expect(problem.flag('locks_out_self')).toBe(true);
    expect(problem.flag('locks_out_last')).toBe(false);
    expect(problem.flag('other')).toBe(false);
  });
});
