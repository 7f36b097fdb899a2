import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { AssetTile, Selection } from '@/api/types';
import { AssetGrid } from './AssetGrid';
import type { GridAction } from './gridKeys';
import { sampleTile } from './sampleTile';
import { createSelectionStore } from './selection';

const TOTAL = 100_000;

/** The server, as far as the grid asks it: one view of a hundred thousand assets, with a hole at 2. */
function answer(path: string): unknown {
  const tiles = (from: number, count: number): (AssetTile | null)[] =>
    Array.from({ length: Math.min(count, TOTAL - from) }, (_, index) =>
      from + index === 2 ? null : sampleTile(`Asset ${from + index}`),
    );
  const url = new URL(path, 'http://vitrine.test');
  if (!url.pathname.endsWith('/window')) return { id: 'view', total: TOTAL, first: tiles(0, 100) };
  const from = Number(url.searchParams.get('from'));
  return { from, items: tiles(from, Number(url.searchParams.get('count'))) };
}

beforeEach(() => {
  // A page without layout has no sizes: the grid gets those of a small window.
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.stubGlobal('fetch', (path: string) => Promise.resolve(Response.json(answer(path))));
});

async function shown() {
  const store = createSelectionStore();
  const opened: string[] = [];
  const asked: [GridAction, Selection][] = [];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AssetGrid
        view={{ folder: 'folder' }}
        selection={store}
        tileSize={200}
        label="Files in Summer"
        empty={<p>Nothing</p>}
        drop={null}
        onOpen={(asset) => opened.push(asset.title)}
        onAction={(action, selection) => asked.push([action, selection])}
      />
    </QueryClientProvider>,
  );
  const grid = await screen.findByRole('grid', { name: 'Files in Summer' });
  await within(grid).findByRole('row', { name: 'Asset 0, Picture' });
  return { store, grid, opened, asked, user: userEvent.setup() };
}

const tile = (name: string) => screen.getByRole('row', { name });
const selected = () =>
  screen.getAllByRole('row', { selected: true }).map((row) => row.getAttribute('aria-label'));

describe('a grid of a hundred thousand assets', () => {
  test('says how many there are, and draws those in sight', async () => {
    const { grid } = await shown();
    expect(grid.getAttribute('aria-rowcount')).toBe('100000');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(tile('Asset 1, Picture').getAttribute('aria-rowindex')).toBe('2');
  });

  test('a hole says that it is one', async () => {
    await shown();
    expect(tile('No longer available')).toBeDefined();
  });

  test('clicks select: one, with Control one more, with Shift all between', async () => {
    const { user } = await shown();
    await user.click(tile('Asset 1, Picture'));
    expect(selected()).toEqual(['Asset 1, Picture']);
    await user.keyboard('{Shift>}');
    await user.click(tile('Asset 4, Picture'));
    await user.keyboard('{/Shift}');
    expect(selected()).toHaveLength(4);
    await user.keyboard('{Control>}');
    await user.click(tile('Asset 3, Picture'));
    await user.keyboard('{/Control}');
    expect(selected()).toHaveLength(3);
  });

  test('a double click and Enter open', async () => {
    const { user, opened } = await shown();
    await user.dblClick(tile('Asset 1, Picture'));
    await user.keyboard('{Enter}');
    expect(opened).toEqual(['Asset 1', 'Asset 1']);
  });

  test('the arrows move and select, and End brings the last tile', async () => {
    const { user } = await shown();
    await user.click(tile('Asset 0, Picture'));
    await user.keyboard('{ArrowRight}');
    await waitFor(() => expect(document.activeElement).toBe(tile('Asset 1, Picture')));
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toBe(tile('Asset 99999, Picture')));
    expect(selected()).toEqual(['Asset 99999, Picture']);
  });

  test('all are selected by Control and A, and asked to move as one range', async () => {
    const { user, asked } = await shown();
    await user.click(tile('Asset 0, Picture'));
    await user.keyboard('{Control>}a{/Control}m');
    expect(asked).toEqual([['move', { view: 'view', ranges: [[0, TOTAL]], except: [] }]]);
    expect(screen.getByText('100,000 selected').getAttribute('role')).toBe('status');
  });
});
