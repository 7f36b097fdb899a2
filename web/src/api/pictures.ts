import { API } from './client';
import type { Asset, AssetTile, Rendition, RenditionName } from './types';

// A page shows again what it has by that address. So each version's pictures have addresses of their own: by one that
// is the same for all of them the picture of another version would stand there until the page is loaded anew.

/** A rendition of the version that is shown; null where there is none, or none for the asker. */
export function renditionOf({ versions }: Pick<Asset, 'versions'>, name: RenditionName): Rendition | null {
  const shown = versions.find(({ active }) => active);
  return shown?.renditions.find((each) => each.name === name) ?? null;
}

/** Where the small picture of an asset in a list is; null where there is none. */
export function thumbnailOf(tile: Pick<AssetTile, 'id' | 'active_version' | 'thumbnail'>): string | null {
  return tile.thumbnail === null ? null : addressOf(tile, '320');
}

/** Where the waveform of a sound in a list is. */
export function waveformOf(tile: Pick<AssetTile, 'id' | 'active_version'>): string {
  return addressOf(tile, 'waveform');
}

function addressOf(
  { id, active_version }: Pick<AssetTile, 'id' | 'active_version'>,
  name: RenditionName,
): string {
  return `${API}/assets/${id}/versions/${active_version}/renditions/${name}`;
}
