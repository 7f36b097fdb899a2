import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ToastRegion } from '@/ui/ToastRegion';
import { toastQueue } from '@/ui/toasts';
import { BulkReview } from './BulkReview';

/** What was asked of the server, with what it was told. */
const sent: { path: string; body: unknown }[] = [];

const TILES = 5_000;

const described = (id: string) => ({
  id,
  version: 1,
  title: `Picture ${id}`,
  thumbnail: null,
  caption: id === '0' ? 'Stands already' : '',
  credit: '',
  rights: '',
  tags: [],
  fields: [],
  can: { edit: { allowed: true } },
});

/** How many positions a request is about. */
function sizeOf(body: unknown): number {
  const ranges = [...JSON.stringify(body).matchAll(/\[(\d+),(\d+)\]/g)];
  return ranges.reduce((sum, [, from, until]) => sum + Number(until) - Number(from), 0);
}

/** A server with that many files, all of them with their positions for ids. */
function answer(path: string, body: unknown): unknown {
  if (path.endsWith('/descriptions/preview')) {
    const overwrites = { title: 0, caption: 7, credit: 0, rights: 0, fields: 0 };
    const size = sizeOf(body);
    if (size < 100) return { would: size - 1, same: 1, refused: [], overwrites };
    return {
      would: size - 1,
      same: 0,
      refused: [{ id: 'x', code: 'refused', why: 'place_denied' }],
      overwrites,
    };
  }
  if (path.endsWith('/descriptions')) {
    return {
      done: Math.max(sizeOf(body), 3),
      refused: [],
      undo: `request ${sent.filter((each) => each.path === path).length}`,
    };
  }
  if (path.endsWith('/undo')) {
    return { done: 1_999, refused: [{ id: 'y', code: 'refused', why: 'changed_since' }], undo: null };
  }
  if (path.endsWith('/tags')) return { items: [] };
  const window = /\/views\/v\/window\?from=(\d+)&count=(\d+)/.exec(path);
  if (window !== null) {
    const from = Number(window[1]);
    const items = Array.from({ length: Number(window[2]) }, (_, index) => ({ id: String(from + index) }));
    return { from, items };
  }
  const asset = /\/assets\/(\d+)$/.exec(path);
  if (asset !== null) return described(asset[1] ?? '');
  throw new Error(`nobody answers ${path} ${JSON.stringify(body)}`);
}

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal('fetch', (path: string, { body }: { body?: string }) => {
    const told: unknown = body === undefined ? null : JSON.parse(body);
    sent.push({ path, body: told });
    return Promise.resolve(new Response(JSON.stringify(answer(path, told))));
  });
});

afterEach(() => {
  toastQueue.clear();
  vi.unstubAllGlobals();
});

function review(count: number, closed: string[] = []) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <BulkReview
        selection={{ view: 'v', ranges: [[0, count]], except: [] }}
        count={count}
        change={{ caption: 'At dawn' }}
        fields={[]}
        onBack={() => closed.push('back')}
        onClose={() => closed.push('closed')}
      />
      <ToastRegion label="Notices" closeLabel="Close" />
    </QueryClientProvider>,
  );
  return closed;
}

describe('the review of many files', () => {
  it('reads all of a few, shows what becomes other, and says how many are so already', async () => {
    review(3);
    expect(await screen.findByText('2 of 3 files change')).toBeDefined();
    expect(screen.getByText('1 is like this already and stays')).toBeDefined();
    expect(screen.getByText('Stands already')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Change 2 files' }));
    const saved = sent.filter(({ path }) => path.endsWith('/descriptions'));
    expect(saved.map(({ body }) => body)).toEqual([
      { selection: { view: 'v', ranges: [[0, 3]], except: [] }, change: { caption: 'At dawn' } },
    ]);
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeDefined();
  });

  it('shows some of very many, says what the server counts, and takes it back piece by piece', async () => {
    const closed = review(TILES);
    // It is asked in three pieces, and one file of each is refused.
    expect(await screen.findByText('4,997 of 5,000 files change')).toBeDefined();
    expect(screen.getByText('3 are not yours to edit and stay')).toBeDefined();
    expect(screen.getByText('Something else stands in 21 files')).toBeDefined();
    expect(sent.filter(({ path }) => /\/assets\/\d+$/.test(path)).length).toBe(12);

    await userEvent.click(screen.getByRole('button', { name: 'Change 4,997 files' }));
    const saved = sent.filter(({ path }) => path.endsWith('/descriptions'));
    expect(saved.length).toBe(3);
    expect(closed).toEqual(['closed']);
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(
      await screen.findByText(
        '5,997 files are as they were. 3 files were changed by someone meanwhile and stay.',
      ),
    ).toBeDefined();
    const undone = sent.filter(({ path }) => path.endsWith('/undo'));
    expect(undone.map(({ body }) => body)).toEqual([
      { request: 'request 1' },
      { request: 'request 2' },
      { request: 'request 3' },
    ]);
  });
});
