import { command, request } from './client';
import type { CreatedToken, Id, NewToken, Token } from './types';

export async function listTokens(signal?: AbortSignal): Promise<Token[]> {
  return (await request<{ items: Token[] }>('GET', '/tokens', { signal })).items;
}

export function createToken(token: NewToken): Promise<CreatedToken> {
  return request('POST', '/tokens', { body: token });
}

export function revokeToken(id: Id): Promise<void> {
  return command('DELETE', `/tokens/${id}`);
}
