import { useSyncExternalStore } from 'react';

/** A small value that this browser keeps for the person, such as a width. */
export interface Stored<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Keeps a value under `name`. What is stored and does not parse is as if it were not there. */
export function stored<T>(name: string, initial: T, parse: (raw: unknown) => T | null): Stored<T> {
  const key = `vitrine.${name}`;
  const listeners = new Set<() => void>();
  let value = read() ?? initial;

  function read(): T | null {
    try {
      const raw = localStorage.getItem(key);
      return raw === null ? null : parse(JSON.parse(raw));
    } catch {
      return null;
    }
  }

  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // A browser that keeps nothing still works, until it is closed.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function useStored<T>(store: Stored<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Takes a number within its bounds, and nothing else. */
export function numberBetween(min: number, max: number): (raw: unknown) => number | null {
  return (raw) => (typeof raw === 'number' && raw >= min && raw <= max ? raw : null);
}

/** Takes one of some words, and nothing else. */
export function oneOf<T extends string>(all: readonly T[]): (raw: unknown) => T | null {
  return (raw) => all.find((each) => each === raw) ?? null;
}

export function boolean(raw: unknown): boolean | null {
  return typeof raw === 'boolean' ? raw : null;
}
