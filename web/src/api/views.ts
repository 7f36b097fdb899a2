import { request } from './client';
import type { Id, View, ViewQuery, ViewWindow } from './types';

/** The most items that one window may have. */
export const LARGEST_WINDOW = 500;

export function makeView(query: ViewQuery, signal?: AbortSignal): Promise<View> {
  return request('POST', '/views', { body: query, signal });
}

export function readWindow(view: Id, from: number, count: number, signal?: AbortSignal): Promise<ViewWindow> {
  return request('GET', `/views/${view}/window`, { query: { from, count }, signal });
}
