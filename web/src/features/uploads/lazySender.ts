import type { Sender, Sending } from './sender';

/** The tus client is fetched when the first file is sent: most visits upload nothing. */
let client: Promise<Sender> | null = null;

function loaded(): Promise<Sender> {
  client ??= import('./tusSender').then(({ createTusSender }) => createTusSender());
  // What could not be fetched is fetched again the next time.
  client.catch(() => (client = null));
  return client;
}

export const lazySender: Sender = {
  send: (outgoing, on) => {
    let isStopped = false;
    let sending: Sending | null = null;
    loaded().then(
      (sender) => {
        if (!isStopped) sending = sender.send(outgoing, on);
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
  terminate: async (url) => (await loaded()).terminate(url),
};
