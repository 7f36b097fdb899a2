import { request } from './client';
import type { Id, NoticeOfNews } from './types';

/** What one has to be told of and has not read, newest first. */
export async function listNotices(signal?: AbortSignal): Promise<NoticeOfNews[]> {
  return (await request('GET', '/api/v1/notices', { signal })).items;
}

export async function readNotice(id: Id): Promise<void> {
  await request('DELETE', '/api/v1/notices/{id}', { path: { id } });
}
