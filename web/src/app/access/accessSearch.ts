import { FUNCTIONS, type ActionFunction, type Id } from '@/api/types';

/** What is looked at: a decision, everybody who can, or everything that somebody can. */
export type AccessView = 'why' | 'who' | 'what';

/** The question, in the address, so that it can be sent to somebody. */
export interface AccessSearch {
  view?: AccessView;
  /** Left out, oneself. */
  person?: Id;
  action?: ActionFunction;
  folder?: Id;
  asset?: Id;
}

const VIEWS: readonly AccessView[] = ['why', 'who', 'what'];

/** Reads what an address says; what makes no sense is left out. */
export function readAccessSearch(raw: Record<string, unknown>): AccessSearch {
  const view = VIEWS.find((each) => each === raw.view);
  const action = FUNCTIONS.find((each) => each === raw.action);
  return {
    ...(view === undefined ? {} : { view }),
    ...(typeof raw.person === 'string' ? { person: raw.person } : {}),
    ...(action === undefined ? {} : { action }),
    ...(typeof raw.folder === 'string' ? { folder: raw.folder } : {}),
    ...(typeof raw.asset === 'string' ? { asset: raw.asset } : {}),
  };
}
