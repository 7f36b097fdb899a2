import type { Bare, LiveEvent } from '@/api/events';
import type { Id } from '@/api/types';

/** What happened within a moment, each thing once. */
export interface Gathered {
  /** When the last of it was told, in milliseconds: what was answered after that knows of it. */
  readonly at: number;
  /** The newest version of each; null for one that went out of sight. */
  readonly assets: ReadonlyMap<Id, number | null>;
  readonly folders: ReadonlySet<Id>;
  readonly kinds: ReadonlySet<Bare>;
}

interface World {
  readonly now: () => number;
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** What happens together is shown together: a person who moves a hundred files makes one change of the page. */
const MOMENT_MS = 200;

/** Gathers events and tells them together. `stop` forgets what was not told yet. */
export function gatherEvents(
  { now, later }: World,
  tell: (gathered: Gathered) => void,
): { add: (event: LiveEvent) => void; stop: () => void } {
  let assets = new Map<Id, number | null>();
  let folders = new Set<Id>();
  let kinds = new Set<Bare>();
  let at = 0;
  let callOff: (() => void) | null = null;

  function flush(): void {
    const gathered = { at, assets, folders, kinds };
    assets = new Map();
    folders = new Set();
    kinds = new Set();
    callOff = null;
    tell(gathered);
  }

  return {
    add: (event) => {
      if (event.kind === 'asset') assets.set(event.id, event.version);
      else if (event.kind === 'folder') folders.add(event.id);
      else kinds.add(event.kind);
      at = now();
      callOff ??= later(MOMENT_MS, flush);
    },
    stop: () => callOff?.(),
  };
}
