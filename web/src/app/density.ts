import { oneOf, stored } from './stored';

/** How close together things stand. */
export type Density = 'comfortable' | 'compact';
export const DENSITIES: readonly Density[] = ['comfortable', 'compact'];

/** As this person left it in this browser. */
export const density = stored<Density>('density', 'comfortable', oneOf(DENSITIES));

/** Writes it on the page, where the styles read it. */
function write(): void {
  document.documentElement.dataset.density = density.get();
}

write();
density.subscribe(write);
