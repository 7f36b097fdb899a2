import type { UploadItem } from './upload';

export interface UploadSummary {
  /** Not there yet and on their way: sending, waiting for their turn, or for the server. */
  readonly active: number;
  readonly paused: number;
  readonly failed: number;
  readonly done: number;
  readonly total: number;
  /** Whether the server can't be reached at the moment. */
  readonly isRetrying: boolean;
  /** How much of all bytes is there, from 0 to 1. What failed does not count. */
  readonly part: number;
}

/** What all uploads together look like. */
export function summaryOf(items: readonly UploadItem[]): UploadSummary {
  const count = (...statuses: UploadItem['status'][]): number =>
    items.filter(({ status }) => statuses.includes(status)).length;
  const counted = items.filter(({ status }) => status !== 'failed');
  // A byte more for each, so that empty files count as well.
  const size = counted.reduce((sum, item) => sum + item.size + 1, 0);
  const sent = counted.reduce((sum, item) => sum + item.sent + (item.status === 'done' ? 1 : 0), 0);
  return {
    active: count('waiting', 'sending', 'retrying'),
    paused: count('paused'),
    failed: count('failed'),
    done: count('done'),
    total: items.length,
    isRetrying: count('retrying') > 0,
    part: size === 0 ? 0 : sent / size,
  };
}
