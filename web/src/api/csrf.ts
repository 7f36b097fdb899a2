let token: string | null = null;

/** The token that cookie-borne writes carry in `X-CSRF-Token`; null before somebody signed in. */
export function csrfToken(): string | null {
  return token;
}

/** Keeps the token of the session that was just read; null forgets it. */
export function keepCsrfToken(value: string | null): void {
  token = value;
}
