import type { AssetTile } from '@/api/types';

/** A picture for tests. */
export function sampleTile(id: string): AssetTile {
  return {
    id,
    version: 1,
    active_version: `${id} 1`,
    title: id,
    file_name: `${id}.jpg`,
    kind: 'picture',
    state: 'live',
    width: 600,
    height: 400,
    duration: null,
    pages: null,
    size: 1,
    added_at: '2026-05-01T08:00:00Z',
    taken_at: null,
    processing: 'ready',
    locked: false,
    thumbnail: null,
    placeholder: null,
    folder: 'folder',
    can: {},
  };
}
