import { useEffect, useState } from 'react';
import type { Selection } from '@/api/types';

/** How long a selection has to stay as it is before it is asked about, in milliseconds. */
const PAUSE = 150;

/** The selection once it stays as it is: while a frame is drawn around files, each of them would be asked about. */
export function useSettled(selection: Selection): Selection {
  const [settled, setSettled] = useState(selection);
  const isNew = JSON.stringify(selection) !== JSON.stringify(settled);
  useEffect(() => {
    if (!isNew) return undefined;
    const timer = setTimeout(() => setSettled(selection), PAUSE);
    return () => clearTimeout(timer);
  }, [selection, isNew]);
  return settled;
}
