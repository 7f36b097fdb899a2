import { useSyncExternalStore } from 'react';
import { isHintShown, putHintsInto, subscribeToHints } from './hints';

interface Props {
  label: string;
}

/** Where tooltips come up: a region of the page with a name, for as long as there is one in it. */
export function HintRegion({ label }: Props) {
  const shown = useSyncExternalStore(subscribeToHints, isHintShown);
  return <div ref={putHintsInto} {...(shown ? { role: 'region', 'aria-label': label } : {})} />;
}
