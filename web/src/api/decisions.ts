import { request } from './client';
import type { ActionFunction, Explanation, Id, Proposal, Target, WhatCan, WhatIf, WhoCan } from './types';

/** Why somebody may or may not; `user` is null for oneself. */
export function explain(
  user: Id | null,
  action: ActionFunction,
  resource: Target,
  signal?: AbortSignal,
): Promise<Explanation> {
  return request('POST', '/api/v1/access/explanations', { body: { user, action, resource }, signal });
}

/** Everybody who can, as far as the asker may be told. */
export function whoCan(action: ActionFunction, resource: Target, signal?: AbortSignal): Promise<WhoCan> {
  return request('POST', '/api/v1/access/who-can', { body: { action, resource }, signal });
}

/** Everything that somebody can; `user` is null for oneself. */
export function whatCan(user: Id | null, signal?: AbortSignal): Promise<WhatCan> {
  return request('GET', '/api/v1/access/what-can', { query: { user: user ?? undefined }, signal });
}

/** Who would gain and who would lose by a change. Nothing is saved. */
export function whatIf(change: Proposal, signal?: AbortSignal): Promise<WhatIf> {
  return request('POST', '/api/v1/access/what-if', { body: { change }, signal });
}
