import { csrfToken } from './csrf';
import { Problem, problemOf } from './problem';

export const API = '/api/v1';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type QueryValue = string | number | boolean | undefined;

export interface RequestOptions {
  query?: Readonly<Record<string, QueryValue>>;
  body?: unknown;
  /** The version that the change was made from; the server refuses a stale one. */
  ifMatch?: number;
  /** Makes a repeated creation answer the first one's result. */
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
}

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls `listener` when an answer tells that nobody is signed in any more. Returns how to stop. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/**
 * One request of the API with its answer. Throws a `Problem` for every answer that is no success, and for
 * none at all; an aborted request throws the signal's reason, as `fetch` does.
 */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await succeed(method, path, options);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- the shape is kept by the OpenAPI description
  return response.json();
}

/** One request of the API that is answered by nothing but that it was done. Throws as `request` does. */
export async function command(method: Method, path: string, options: RequestOptions = {}): Promise<void> {
  await succeed(method, path, options);
}

async function succeed(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const response = await send(method, path, options);
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'unauthenticated') for (const listener of signedOut) listener();
  throw problem;
}

async function send(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const init: RequestInit = { method, headers: headersOf(method, options), credentials: 'same-origin' };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal !== undefined) init.signal = options.signal;
  try {
    return await fetch(`${API}${path}${search(options.query)}`, init);
  } catch (reason) {
    if (options.signal?.aborted === true) throw reason;
    throw new Problem({ code: 'offline', status: 0 });
  }
}

function headersOf(method: Method, options: RequestOptions): Headers {
  const headers = new Headers({ Accept: 'application/json' });
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey !== undefined) headers.set('Idempotency-Key', options.idempotencyKey);
  const token = csrfToken();
  if (method !== 'GET' && token !== null) headers.set('X-CSRF-Token', token);
  return headers;
}

function search(query: RequestOptions['query']): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) params.set(name, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
