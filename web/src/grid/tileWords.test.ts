import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import type { AssetTile } from '@/api/types';
import { sampleTile } from './sampleTile';
import { metaOf, nameOf } from './tileWords';

const tile = (facts: Partial<AssetTile>): AssetTile => ({ ...sampleTile('Plan'), ...facts });

describe('below a title stands', () => {
  test.each<[Partial<AssetTile>, string]>([
    [{}, '600 × 400'],
    [{ kind: 'film', duration: 83 }, '1:23'],
    [{ kind: 'film', duration: 0.44 }, '0.4 s'],
    [{ kind: 'document', processing: 'failed', locked: true }, 'Password-locked'],
    [{ kind: 'document', pages: 12 }, '12 pages'],
    [{ kind: 'document', pages: 1 }, '1 page'],
    [{ kind: 'document', pages: null }, 'Document'],
    [{ kind: 'document', pages: 12, processing: 'waiting' }, 'Preparing preview'],
  ])('for %o: %s', (facts, words) => {
    expect(metaOf(i18next.t, tile(facts))).toBe(words);
  });
});

test('how many pages a document has is read out with its name', () => {
  expect(nameOf(i18next.t, tile({ kind: 'document', pages: 12 }))).toBe('Plan, Document, 12 pages');
  expect(nameOf(i18next.t, tile({ kind: 'document' }))).toBe('Plan, Document');
});
