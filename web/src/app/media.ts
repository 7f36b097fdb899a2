import { useSyncExternalStore } from 'react';

/** How much room there is: phone <640, tablet <900, narrow <1280, wide from there on. */
export type Room = 'phone' | 'tablet' | 'narrow' | 'wide';

const PHONE = matchMedia('(width < 640px)');
const TABLET = matchMedia('(width < 900px)');
const NARROW = matchMedia('(width < 1280px)');
const ALL = [PHONE, TABLET, NARROW];

function room(): Room {
  if (PHONE.matches) return 'phone';
  if (TABLET.matches) return 'tablet';
  return NARROW.matches ? 'narrow' : 'wide';
}

export function useRoom(): Room {
  return useSyncExternalStore(subscribe, room);
}

function subscribe(listener: () => void): () => void {
  for (const query of ALL) query.addEventListener('change', listener);
  return () => {
    for (const query of ALL) query.removeEventListener('change', listener);
  };
}
