import { request } from './client';
import type { Id, Selection, View, ViewQuery, ViewWindow } from './types';

export function makeView(query: ViewQuery, signal?: AbortSignal): Promise<View> {
  return request('POST', '/api/v1/views', { body: query, signal });
}

export function readWindow(view: Id, from: number, count: number, signal?: AbortSignal): Promise<ViewWindow> {
  return request('GET', '/api/v1/views/{id}/window', { path: { id: view }, query: { from, count }, signal });
}

/** The most positions of a view that the server answers at once. */
const LARGEST_WINDOW = 500;

/** The first assets of a selection, `most` at the most; what may no longer be seen is left out. */
export async function idsOf(selection: Selection, most: number, signal?: AbortSignal): Promise<Id[]> {
  if ('assets' in selection) return selection.assets.slice(0, most);
  const { view, ranges, except = [] } = selection;
  const left = new Set(except);
  const ids: Id[] = [];
  for (const [start, end] of ranges) {
    for (let from = start; from < end && ids.length < most; from += LARGEST_WINDOW) {
      const { items } = await readWindow(view, from, Math.min(LARGEST_WINDOW, end - from), signal);
      items.forEach((tile, index) => {
        if (tile !== null && !left.has(from + index)) ids.push(tile.id);
      });
    }
  }
  return ids.slice(0, most);
}
