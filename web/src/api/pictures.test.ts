import { describe, expect, test } from 'vitest';
import { renditionOf, thumbnailOf, waveformOf } from './pictures';
import type { AssetVersion, Rendition } from './types';

function small(url: string): Rendition {
  return { name: '320', url, content_type: 'image/jpeg', width: 320, height: 240, size: 1 };
}

function version(id: string, active: boolean): AssetVersion {
  return {
    id,
    number: 1,
    active,
    file_name: 'a.jpg',
    size: 1,
    kind: 'picture',
    content_type: 'image/jpeg',
    width: 600,
    height: 400,
    duration: null,
    processing: 'ready',
    renditions: [small(`/versions/${id}/320`)],
    source_url: null,
    note: '',
    added_at: '2026-05-01T08:00:00Z',
    added_by: { id: null, name: null },
  };
}

describe('the picture of a file', () => {
  test('is that of the version that is shown, by an address of its own', () => {
    const versions = [version('second', false), version('first', true)];
    expect(renditionOf({ versions }, '320')?.url).toBe('/versions/first/320');
    expect(renditionOf({ versions }, '2560')).toBeNull();
  });

  test('has another address in a list once another version is shown', () => {
    const [before, after] = [
      { id: 'a', thumbnail: '/a/320', active_version: 'first' },
      { id: 'a', thumbnail: '/a/320', active_version: 'second' },
    ];
    expect(thumbnailOf(before)).not.toBe(thumbnailOf(after));
    expect(waveformOf(before)).not.toBe(waveformOf(after));
    expect(thumbnailOf({ ...before, thumbnail: null })).toBeNull();
  });
});
