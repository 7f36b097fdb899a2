import type { TFunction } from 'i18next';
import type { AssetTile } from '@/api/types';
import { formatDuration } from './duration';

/** What stands below a tile's title: what is wrong or under way, else its measure. */
export function metaOf(t: TFunction, tile: AssetTile): string {
  if (tile.processing !== 'ready') return t(`grid.processing.${tile.processing}`);
  if (tile.duration !== null) return formatDuration(tile.duration);
  return sizeOf(tile) ?? t(`grid.kind.${tile.kind}`);
}

/** Width and height in pixels; a document has pages, and no pixels of its own. */
export function sizeOf({ kind, width, height }: AssetTile): string | null {
  if (kind === 'document' || width === null || height === null) return null;
  return `${width} × ${height}`;
}

/** The tile's name for a screen reader. */
export function nameOf(t: TFunction, tile: AssetTile | null | undefined): string {
  if (tile === undefined) return t('grid.loading');
  if (tile === null) return t('grid.hole');
  const parts = [tile.title, t(`grid.kind.${tile.kind}`)];
  if (tile.duration !== null) parts.push(formatDuration(tile.duration));
  if (tile.processing !== 'ready') parts.push(t(`grid.processing.${tile.processing}`));
  return parts.join(', ');
}
