import type { Sender, Sending } from './sender';

/** The tus client is fetched when the first file is sent: most visits upload nothing. */
const loaded = () => import('./tusSender');

export const lazySender: Sender = {
  send: (outgoing, on) => {
    let isStopped = false;
    let sending: Sending | null = null;
    loaded().then(
      ({ tusSender }) => {
        if (!isStopped) sending = tusSender.send(outgoing, on);
      },
      () => {
        if (!isStopped) on.onFailure({ kind: 'passing', retryAfter: null });
      },
    );
    return {
      stop: () => {
        isStopped = true;
        sending?.stop();
      },
    };
  },
  terminate: async (url) => (await loaded()).tusSender.terminate(url),
};
