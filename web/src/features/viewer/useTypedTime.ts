import { useEffect, useState } from 'react';
import type { Fraction } from '@/api/types';
import type { Player } from './Player';
import { typedNext, typedTime } from './typedTime';
import { isForControl, useKeys } from './useKeys';

/** How long a time stays that was begun and not finished, in milliseconds. */
const FORGOTTEN_AFTER = 4_000;

/** Goes to a time that is typed anywhere in the player, with Enter. Returns what was typed so far; empty for nothing. */
export function useTypedTime(player: Player, rate: Fraction | null): string {
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (typed === '') return;
    const timer = setTimeout(() => setTyped(''), FORGOTTEN_AFTER);
    return () => clearTimeout(timer);
  }, [typed]);
  useKeys((event) => {
    if (event.altKey) return false;
    if (event.key === 'Enter' && typed !== '') {
      const time = typedTime(typed, rate);
      if (time !== null) player.seek(time);
      setTyped('');
      return true;
    }
    const isTyping = /^[\d:]$/.test(event.key) || (typed !== '' && /^(?:[.,]|Backspace)$/.test(event.key));
    const next = isTyping && !isForControl(event) ? typedNext(typed, event.key) : null;
    if (next !== null) setTyped(next);
    return next !== null;
  });
  return typed;
}
