import type { paths } from './gen/schema';

/** What the description says of an operation, turned into what is sent and what is answered. */

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The paths that answer the method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<Lowercase<M>, object> ? P : never;
}[keyof paths];

export type Operation<M extends Method, P extends keyof paths> =
  paths[P] extends Record<Lowercase<M>, infer O> ? O : never;

interface Json<T> {
  content: { 'application/json': T };
}

type InPath<O> = O extends { parameters: { path: infer T } } ? { path: T } : unknown;

type InQuery<O> = O extends { parameters: { query: infer T } }
  ? { query: Loose<T> }
  : O extends { parameters: { query?: infer T } }
    ? { query?: Loose<T> }
    : unknown;

/** A value that is undefined is left out of the address. */
type Loose<T> = { [K in keyof T]: T[K] | undefined };

type InBody<O> = O extends { requestBody: Json<infer T> } ? { body: T } : unknown;

/** The version that the change was made from; the server refuses a stale one. */
type InVersion<O> = O extends { parameters: { header: { 'If-Match': string } } }
  ? { ifMatch: number }
  : unknown;

/** What goes with a request of that operation. */
export type Sent<O> = InPath<O> &
  InQuery<O> &
  InBody<O> &
  InVersion<O> & { signal?: AbortSignal | undefined };

type Success = 200 | 201 | 204;

/** What a request of that operation is answered with; null where the answer has no body. */
export type Answer<O> = O extends { responses: infer R }
  ? { [S in keyof R & Success]: R[S] extends Json<infer T> ? T : null }[keyof R & Success]
  : never;
