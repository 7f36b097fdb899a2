import { useSyncExternalStore } from 'react';
import { writeCookie } from './cookies';

export type Theme = 'system' | 'dark' | 'light';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const listeners = new Set<() => void>();

/** The theme that the server wrote into the page from the cookie, or that was chosen since. */
export function theme(): Theme {
  const value = document.documentElement.dataset.theme;
  return value === 'dark' || value === 'light' ? value : 'system';
}

export function chooseTheme(next: Theme): void {
  document.documentElement.dataset.theme = next;
  writeCookie('vitrine_theme', next);
  for (const listener of listeners) listener();
}

/** From system to the opposite of what is seen, then between the two. */
export function flipTheme(): void {
  const dark =
    theme() === 'dark' || (theme() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  chooseTheme(dark ? 'light' : 'dark');
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
