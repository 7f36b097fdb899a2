import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test, vi } from 'vitest';
import { queryKeys } from '@/api/keys';
import type { View, ViewQuery, ViewWindow } from '@/api/types';
import { sampleTile } from '@/grid/sampleTile';
import type { Gathered } from './gather';
import { watchLists } from './lists';
import { show } from './show';

const QUERY: ViewQuery = { folder: 'folder', sort: 'name', direction: 'ascending' };
const EMPTY: View = { id: 'view', total: 0, first: [], understood: [], near: [], facets: [] };
const VIEW: View = { ...EMPTY, total: 2, first: [sampleTile('a'), sampleTile('b')] };
const BEFORE = 1_000;

function happened(some: Partial<Gathered>): Gathered {
  return { at: BEFORE + 1, assets: new Map(), folders: new Set(), kinds: new Set(), ...some };
}

/** A page that shows a list of two files; what it asks for is counted. */
function page() {
  const client = new QueryClient();
  const asked = { window: 0, tags: 0 };
  client.setQueryData(queryKeys.view(QUERY), VIEW, { updatedAt: BEFORE });
  const seen = (key: readonly unknown[], count: 'window' | 'tags', data: unknown) => {
    client.setQueryData(key, data, { updatedAt: BEFORE });
    const queryFn = () => {
      asked[count] += 1;
      return Promise.resolve(data);
    };
    new QueryObserver(client, { queryKey: key, queryFn, staleTime: Infinity }).subscribe(() => undefined);
  };
  seen(queryKeys.window('view', 0), 'window', { from: 0, items: VIEW.first });
  seen(queryKeys.tags(), 'tags', []);
  const tiles = () => client.getQueryData<ViewWindow>(queryKeys.window('view', 0))?.items;
  return { client, asked, tiles };
}

describe('what happened is shown', () => {
  test('a tile that went out of sight becomes a hole at once, and nothing is asked', async () => {
    const { client, asked, tiles } = page();
    await show(client, happened({ assets: new Map([['a', null]]) }));
    expect(tiles()?.map((tile) => tile?.id ?? null)).toEqual([null, 'b']);
    expect(client.getQueryData<View>(queryKeys.view(QUERY))?.first[0]).toBeNull();
    expect(asked).toEqual({ window: 0, tags: 0 });
  });

  test('a window with a tile of an older version is asked for again, once', async () => {
    const { client, asked } = page();
    await show(
      client,
      happened({
        assets: new Map([
          ['a', 2],
          ['b', 3],
        ]),
      }),
    );
    expect(asked).toEqual({ window: 1, tags: 0 });
  });

  test('one’s own change, which is shown already, costs nothing', async () => {
    const { client, asked } = page();
    await show(client, happened({ assets: new Map([['a', 1]]) }));
    await show(client, happened({ at: BEFORE, kinds: new Set(['tags']) }));
    expect(asked).toEqual({ window: 0, tags: 0 });
  });

  test('after a gap all that is shown is asked for again, but the list keeps its positions', async () => {
    const { client, asked } = page();
    await show(client, happened({ kinds: new Set(['everything']) }));
    expect(asked).toEqual({ window: 1, tags: 1 });
    expect(client.getQueryData(queryKeys.view(QUERY))).toBe(VIEW);
  });
});

describe('a list that would be another now', () => {
  function watched(newer: View, { isOwn = false, view = VIEW } = {}) {
    const { client } = page();
    client.setQueryData(queryKeys.view(QUERY), view, { updatedAt: BEFORE });
    const shown = { queryKey: queryKeys.view(QUERY), queryFn: () => view, staleTime: Infinity };
    new QueryObserver(client, shown).subscribe(() => undefined);
    const asked = vi
      .spyOn(globalThis, 'fetch')
      .mockImplementation(() => Promise.resolve(Response.json(newer)));
    const due: (() => void)[] = [];
    const lists = watchLists(client, {
      later: (_, run) => (due.push(run), () => undefined),
      isOwn: () => isOwn,
    });
    const settle = async () => {
      due.shift()?.();
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
    return { client, lists, asked, settle };
  }
  const NEWER: View = { ...EMPTY, id: 'newer', total: 3, first: [...VIEW.first, sampleTile('c')] };
  const brought = happened({ assets: new Map([['c', 1]]) });

  test('is kept beside it', async () => {
    const { client, lists, settle } = watched(NEWER);
    lists.note(brought);
    await settle();
    expect(client.getQueryData(queryKeys.newer(QUERY))).toEqual(NEWER);
    expect(client.getQueryData(queryKeys.view(QUERY))).toBe(VIEW);
  });

  test('takes the place of one that was empty', async () => {
    const { client, lists, settle } = watched(NEWER, { view: EMPTY });
    lists.note(brought);
    await settle();
    expect(client.getQueryData(queryKeys.view(QUERY))).toEqual(NEWER);
  });

  test('is not asked for because of what this page brought, or what is known to be in its place', async () => {
    const own = watched(NEWER, { isOwn: true });
    own.lists.note(brought);
    await own.settle();
    expect(own.asked).not.toHaveBeenCalled();
    const known = watched(NEWER);
    known.lists.note(happened({ assets: new Map([['a', 2]]) }));
    await known.settle();
    expect(known.asked).not.toHaveBeenCalled();
  });
});
