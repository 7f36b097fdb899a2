/** A box with three states: nothing said, a yes, and a no that beats every yes. */
export type Tri = 'unset' | 'allow' | 'deny';

export const TRI_STATES: readonly Tri[] = ['allow', 'deny', 'unset'];

const AFTER: Readonly<Record<Tri, Tri>> = { unset: 'allow', allow: 'deny', deny: 'unset' };

/** What a click makes of a box. */
export function cycled(state: Tri): Tri {
  return AFTER[state];
}

/** The state that a key sets at once: A, D, and U or Backspace. Null for every other key. */
export function stateOfKey(key: string): Tri | null {
  switch (key.toLowerCase()) {
    case 'a':
      return 'allow';
    case 'd':
      return 'deny';
    case 'u':
    case 'backspace':
      return 'unset';
    default:
      return null;
  }
}
