import { useState, useSyncExternalStore } from 'react';
import type { Fraction } from '@/api/types';
import { Player, type PlayerState } from './Player';

/** A player for as long as the component lives; the caller gives it its element by `ref={player.attach}`. */
export function usePlayer(facts: { rate: Fraction | null; duration: number | null }): Player {
  const [player] = useState(() => new Player(facts));
  return player;
}

/** One value of a player's state: renders again when it changes, not when others do. */
export function usePlayerValue<T>(player: Player, read: (state: PlayerState) => T): T {
  return useSyncExternalStore(player.subscribe, () => read(player.getState()));
}
