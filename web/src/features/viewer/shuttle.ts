/** How fast a player goes and which way: 1 plays, 0 stands, -2 goes back at double speed. */
export type Speed = -4 | -2 | -1 | 0 | 1 | 2 | 4;

const FASTER: Readonly<Record<Speed, Speed>> = { [-4]: 1, [-2]: 1, [-1]: 1, 0: 1, 1: 2, 2: 4, 4: 4 };

/** What L does: plays, then faster; from going back it turns round. */
export function forwards(speed: Speed): Speed {
  return FASTER[speed];
}

const SLOWER: Readonly<Record<Speed, Speed>> = { [-4]: -4, [-2]: -4, [-1]: -2, 0: -1, 1: -1, 2: -1, 4: -1 };

/** What J does: goes back, then faster; from going on it turns round. */
export function backwards(speed: Speed): Speed {
  return SLOWER[speed];
}
