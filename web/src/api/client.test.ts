import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onSignedOut, request } from './client';
import { keepCsrfToken } from './csrf';
import { Problem } from './problem';

const sent: Request[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  sent.length = 0;
  answers = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push(new Request(new URL(path, 'http://vitrine.test'), init));
    const next = answers.shift();
    return next === undefined ? Promise.reject(new TypeError('no network')) : Promise.resolve(next());
  });
});

afterEach(() => {
  keepCsrfToken(null);
  vi.unstubAllGlobals();
});

const ok = (body: unknown) => () => new Response(JSON.stringify(body), { status: 200 });
const refused = (status: number, code: string) => () => new Response(JSON.stringify({ code }), { status });

describe('a request', () => {
  it('carries the token of the session where it writes, and not where it reads', async () => {
    keepCsrfToken('secret');
    answers = [ok({}), ok({})];
    await request('GET', '/api/v1/folders', {});
    await request('POST', '/api/v1/folders', { body: { parent: 'root', name: 'Film' } });
    expect(sent.map((each) => each.headers.get('X-CSRF-Token'))).toEqual([null, 'secret']);
  });

  it('names what it changes in the address, and its version in quotes', async () => {
    answers = [ok({})];
    await request('PATCH', '/api/v1/folders/{id}', {
      path: { id: 'a/b' },
      body: { name: 'Film' },
      ifMatch: 7,
    });
    expect(sent[0]?.headers.get('If-Match')).toBe('"7"');
    expect(sent[0]?.url).toBe('http://vitrine.test/api/v1/folders/a%2Fb');
  });

  it('leaves what is not asked out of the address', async () => {
    answers = [ok({})];
    await request('GET', '/api/v1/folders', { query: { parent: 'a b', state: undefined } });
    expect(sent[0]?.url).toBe('http://vitrine.test/api/v1/folders?parent=a+b');
  });

  it('tells that it was offline', async () => {
    await expect(request('GET', '/api/v1/session', {})).rejects.toMatchObject({ code: 'offline', status: 0 });
  });

  it('throws the problem that the server tells', async () => {
    answers = [refused(412, 'stale')];
    const thrown: unknown = await request('GET', '/api/v1/folders', {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Problem);
    expect(thrown).toMatchObject({ code: 'stale', status: 412 });
  });

  it('is done without an answer where there is none', async () => {
    answers = [() => new Response(null, { status: 204 })];
    await expect(request('DELETE', '/api/v1/session', {})).resolves.toBeNull();
  });

  it('tells when nobody is signed in any more, but not when a password was wrong', async () => {
    const heard: string[] = [];
    const stop = onSignedOut(() => heard.push('signed out'));
    answers = [refused(401, 'sign_in_refused'), refused(401, 'unauthenticated')];
    await request('POST', '/api/v1/session', { body: { login: 'ada', password: 'wrong' } }).catch(() => null);
    expect(heard).toEqual([]);
    await request('GET', '/api/v1/folders', {}).catch(() => null);
    expect(heard).toEqual(['signed out']);
    stop();
  });
});
