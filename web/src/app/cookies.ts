const A_YEAR = 365 * 24 * 60 * 60;

/** A cookie that the server reads to write the page. It holds a preference, never a secret. */
export function writeCookie(name: 'vitrine_locale' | 'vitrine_theme', value: string): void {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${name}=${value}; Path=/; Max-Age=${A_YEAR}; SameSite=Lax${secure}`;
}
