import { request } from './client';
import type { Id, View, ViewQuery, ViewWindow } from './types';

export function makeView(query: ViewQuery, signal?: AbortSignal): Promise<View> {
  return request('POST', '/api/v1/views', { body: query, signal });
}

export function readWindow(view: Id, from: number, count: number, signal?: AbortSignal): Promise<ViewWindow> {
  return request('GET', '/api/v1/views/{id}/window', { path: { id: view }, query: { from, count }, signal });
}
