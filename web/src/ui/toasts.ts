import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';

export type Tone = 'info' | 'success' | 'warn' | 'error';

export interface Toast {
  tone: Tone;
  text: string;
  /** One thing to do about it, such as undoing. */
  action?: { label: string; onPress: () => void };
}

/** How long a notice stays, in milliseconds: time enough to read it and reach its button. */
const STAYS = 8_000;

export const toastQueue = new ToastQueue<Toast>({ maxVisibleToasts: 3 });

/** Shows a notice; what failed stays until it is closed. By its key it can be closed. */
export function toast(notice: Toast): string {
  return toastQueue.add(notice, notice.tone === 'error' ? {} : { timeout: STAYS });
}
