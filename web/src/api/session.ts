import { request } from './client';
import { keepCsrfToken } from './csrf';
import type { Credentials, Locale, Me } from './types';

function keep(me: Me): Me {
  keepCsrfToken(me.csrf);
  return me;
}

export async function signIn(credentials: Credentials): Promise<Me> {
  return keep(await request('POST', '/api/v1/session', { body: credentials }));
}

export async function readSession(signal?: AbortSignal): Promise<Me> {
  return keep(await request('GET', '/api/v1/session', { signal }));
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/api/v1/session', {});
  keepCsrfToken(null);
}

/** Keeps the language on the user, so that mail and other machines use it too. */
export async function changeLocale(locale: Locale): Promise<Me> {
  return keep(await request('PATCH', '/api/v1/session', { body: { locale } }));
}

/** Turns super-admin mode on for this session: sign in again and say why. */
export async function enterSupermode(password: string, reason: string): Promise<Me> {
  return keep(await request('PUT', '/api/v1/session/supermode', { body: { password, reason } }));
}

export async function leaveSupermode(): Promise<Me> {
  return keep(await request('DELETE', '/api/v1/session/supermode', {}));
}
