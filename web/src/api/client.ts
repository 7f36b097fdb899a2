import { csrfToken } from './csrf';
import type { Answer, Method, Operation, PathOf, Sent } from './operation';
import { Problem, problemOf } from './problem';

/** Where all of it lies. */
export const API = '/api/v1';

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls `listener` when an answer tells that nobody is signed in any more. Returns how to stop. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** Whether a server answered, whatever it said. */
export type Reach = 'up' | 'down';

const reached = new Set<(reach: Reach) => void>();

/** Calls `listener` after each request, with whether there was an answer. Returns how to stop. */
export function onReach(listener: (reach: Reach) => void): () => void {
  reached.add(listener);
  return () => reached.delete(listener);
}

function tellReach(reach: Reach): void {
  for (const listener of reached) listener(reach);
}

/** What a machine that stands before the server says while there is none. */
const NOBODY_BEHIND: readonly number[] = [502, 504];

/** What goes with a request, whatever the operation. */
interface Options {
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | number | boolean | null | undefined>> | undefined;
  body?: unknown;
  ifMatch?: number;
  signal?: AbortSignal | undefined;
}

/**
 * One request of the API with its answer, both of the shape that the description gives the operation. Throws
 * a `Problem` for every answer that is no success, and for none at all; an aborted request throws the
 * signal's reason, as `fetch` does.
 */
export async function request<M extends Method, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Sent<Operation<M, P>>,
): Promise<Answer<Operation<M, P>>>;
export async function request(method: Method, path: string, options: Options): Promise<unknown> {
  const response = await succeed(method, path, options);
  if (response.status === 204) return null;
  const answer: unknown = await response.json();
  return answer;
}

async function succeed(method: Method, path: string, options: Options): Promise<Response> {
  const response = await send(method, path, options);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'unauthenticated') for (const listener of signedOut) listener();
  throw problem;
}

async function send(method: Method, path: string, options: Options): Promise<Response> {
  const init: RequestInit = { method, headers: headersOf(method, options), credentials: 'same-origin' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal !== undefined) init.signal = options.signal;
  try {
    const response = await fetch(`${filled(path, options.path)}${search(options.query)}`, init);
    tellReach(NOBODY_BEHIND.includes(response.status) ? 'down' : 'up');
    return response;
  } catch (reason) {
    if (options.signal?.aborted === true) throw reason;
    tellReach('down');
    throw new Problem({ code: 'offline', status: 0 });
  }
}

function headersOf(method: Method, options: Options): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  const token = csrfToken();
  if (method !== 'GET' && token !== null) headers.set('X-CSRF-Token', token);
  return headers;
}

/** The path with each `{name}` in it replaced by its value. */
function filled(path: string, values: Options['path'] = {}): string {
  return path.replace(/{(\w+)}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

function search(query: Options['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null) params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
