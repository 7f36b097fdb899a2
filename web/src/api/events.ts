import { API } from './client';
import type { Id } from './types';

/** Something that changed, as the server tells it: what it was, never what it says now. */
export type LiveEvent =
  /** `version` is null where it went out of sight. */
  | { readonly kind: 'asset'; readonly id: Id; readonly version: number | null }
  | { readonly kind: 'folder'; readonly id: Id }
  | { readonly kind: Bare };

const BARE = ['tags', 'fields', 'notices', 'access', 'everything'] as const;

/** Events that name nothing: `access` is what one sees or may do, `everything` too much to be told one by one. */
export type Bare = (typeof BARE)[number];

export const EVENT_KINDS: readonly LiveEvent['kind'][] = ['asset', 'folder', ...BARE];

/** The account's changes as they happen, for whoever is signed in. */
export function openEvents(): EventSource {
  return new EventSource(`${API}/events`);
}

/** An event by its name and data; null for one that this page knows nothing of. */
export function readEvent(kind: string, data: string): LiveEvent | null {
  try {
    const facts: unknown = JSON.parse(data);
    return typeof facts === 'object' ? eventOf({ ...facts, kind }) : null;
  } catch {
    return null;
  }
}

/** The event that a value of unknown origin is; null for none. */
export function eventOf(value: unknown): LiveEvent | null {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  const bare = BARE.find((each) => each === value.kind);
  if (bare !== undefined) return { kind: bare };
  if (!('id' in value) || typeof value.id !== 'string') return null;
  if (value.kind === 'folder') return { kind: 'folder', id: value.id };
  if (value.kind !== 'asset') return null;
  const version = 'version' in value && typeof value.version === 'number' ? value.version : null;
  return { kind: 'asset', id: value.id, version };
}
