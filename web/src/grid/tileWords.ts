import i18next, { type TFunction } from 'i18next';
import type { AssetTile } from '@/api/types';
import { formatDuration } from './duration';

/** What stands below a tile's title: what is wrong or under way, else its measure. */
export function metaOf(t: TFunction, tile: AssetTile): string {
  const state = stateOf(t, tile);
  if (state !== null) return state;
  return measureOf(t, tile) ?? t(`grid.kind.${tile.kind}`);
}

/** What is wrong or under way; a password is nothing wrong. Null where all is well. */
function stateOf(t: TFunction, { processing, locked }: AssetTile): string | null {
  if (locked) return t('grid.locked');
  return processing === 'ready' ? null : t(`grid.processing.${processing}`);
}

/** How long it lasts, how many pages it has, or how many pixels: a document has none of its own. */
export function measureOf(t: TFunction, tile: AssetTile): string | null {
  const { kind, width, height, duration, pages } = tile;
  // As a clock has it, it would be nothing.
  if (duration !== null && duration < 1) return t('grid.moment', { seconds: inTenths(duration) });
  if (duration !== null) return formatDuration(duration);
  if (kind === 'document') return pages === null ? null : t('grid.pages', { count: pages });
  return width === null || height === null ? null : `${width} × ${height}`;
}

function inTenths(seconds: number): string {
  return new Intl.NumberFormat(i18next.language, { maximumFractionDigits: 1 }).format(seconds);
}

/** The tile's name for a screen reader. */
export function nameOf(t: TFunction, tile: AssetTile | null | undefined): string {
  if (tile === undefined) return t('grid.loading');
  if (tile === null) return t('grid.hole');
  const parts = [tile.title, t(`grid.kind.${tile.kind}`)];
  // How large a picture is tells nobody what it shows.
  const measure = tile.duration === null && tile.kind !== 'document' ? null : measureOf(t, tile);
  if (measure !== null) parts.push(measure);
  const state = stateOf(t, tile);
  if (state !== null) parts.push(state);
  return parts.join(', ');
}
