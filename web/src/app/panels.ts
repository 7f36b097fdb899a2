import type { Layout } from '@/grid/geometry';
import { boolean, numberBetween, oneOf, stored } from './stored';

export const COLUMN = { min: 200, max: 400 } as const;
export const INSPECTOR = { min: 300, max: 480 } as const;
export const TILE = { min: 112, max: 320, comfortable: 200 } as const;

/** Widths in pixels and what is open, as this person left it in this browser. */
export const columnWidth = stored('column.width', 248, numberBetween(COLUMN.min, COLUMN.max));
export const columnOpen = stored('column.open', true, boolean);
export const tagsOpen = stored('tags.open', false, boolean);
export const inspectorWidth = stored('inspector.width', 336, numberBetween(INSPECTOR.min, INSPECTOR.max));
/** Null until somebody opened or closed it: then it stands where there is something to say. */
export const inspectorOpen = stored<boolean | null>('inspector.open', null, boolean);
export const tileSize = stored('tile.size', TILE.comfortable, numberBetween(TILE.min, TILE.max));
/** Whether what the files have in common stands above them, to choose from. */
export const filterOpen = stored('filter.open', false, boolean);
export const layout = stored<Layout>('layout', 'tiles', oneOf(['tiles', 'list']));
