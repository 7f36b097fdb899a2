import { request } from './client';
import type { CreatedToken, Id, NewToken, Token } from './types';

export async function listTokens(signal?: AbortSignal): Promise<Token[]> {
  return (await request('GET', '/api/v1/tokens', { signal })).items;
}

export function createToken(token: NewToken): Promise<CreatedToken> {
  return request('POST', '/api/v1/tokens', { body: token });
}

export async function revokeToken(id: Id): Promise<void> {
  await request('DELETE', '/api/v1/tokens/{id}', { path: { id } });
}
