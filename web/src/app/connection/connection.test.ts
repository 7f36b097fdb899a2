import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { request } from '@/api/client';
import { Problem } from '@/api/problem';
import { connection, noteLink } from './connection';
import { watchConnection } from './watchConnection';

function answering(answer: () => Response | Error): void {
  vi.stubGlobal('fetch', () => {
    const now = answer();
    return now instanceof Error ? Promise.reject(now) : Promise.resolve(now);
  });
}

const asked = () => request('GET', '/api/v1/tags', {}).catch(() => undefined);

describe('the connection', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    noteLink('up');
  });

  test('is down while nothing answers, or only what stands before the server', async () => {
    const stop = watchConnection(new QueryClient());
    answering(() => new TypeError('refused'));
    await asked();
    expect(connection()).toBe('down');
    answering(() => Response.json({ items: [] }));
    await asked();
    expect(connection()).toBe('up');
    answering(() => new Response(null, { status: 502 }));
    await asked();
    expect(connection()).toBe('down');
    stop();
  });

  test('has what failed for it asked for again once it is back, and nothing else', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const stop = watchConnection(client);
    noteLink('down');
    const asked: string[] = [];
    const fails = (code: string, status: number) => {
      const queryFn = () => {
        asked.push(code);
        return Promise.reject(new Problem({ code, status }));
      };
      return new QueryObserver(client, { queryKey: [code], queryFn }).subscribe(() => undefined);
    };
    const stops = [fails('no answer', 0), fails('refused', 403)];
    await vi.waitFor(() => expect(client.isFetching()).toBe(0));
    noteLink('up');
    await vi.waitFor(() => expect(asked).toEqual(['no answer', 'refused', 'no answer']));
    for (const each of stops) each();
    stop();
  });
});
