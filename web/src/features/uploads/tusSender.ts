import { Upload, type HttpRequest, type UploadOptions } from 'tus-js-client';
import { API } from '@/api/client';
import { csrfToken } from '@/api/csrf';
import { Problem } from '@/api/problem';
import { failureOf } from './failure';
import type { Outgoing, Sender, Sending, SendingEvents } from './sender';
import { tusProblem } from './tusProblem';

const ENDPOINT = `${API}/uploads`;
/** What one request carries. A lost connection costs at most this much again. */
const CHUNK = 8 * 1024 * 1024;
/** What the server answers for an upload that it no longer has. */
const GONE = new Set([404, 410]);

/** Every write that a cookie vouches for carries the session's token. */
function vouch(request: HttpRequest): void {
  const token = csrfToken();
  if (token !== null) request.setHeader('X-CSRF-Token', token);
}

/** Sends files by the tus protocol. When to try again is the queue's business, so that nothing is retried in here. */
export function createTusSender(transport: Pick<UploadOptions, 'httpStack' | 'fileReader'> = {}): Sender {
  const common = { ...transport, onBeforeRequest: vouch, retryDelays: null };

  function send({ file, to, url }: Outgoing, on: SendingEvents): Sending {
    let isStopped = false;
    /** Events after it was stopped are nobody's. */
    const heard =
      <A extends unknown[]>(tell: (...facts: A) => void) =>
      (...facts: A): void => {
        if (!isStopped) tell(...facts);
      };
    let again: Sending | null = null;

    const upload = new Upload(file, {
      ...common,
      // One or the other: with both, the client begins anew whenever it can't ask how far an upload is, and what was sent is lost.
      ...(url === null ? { endpoint: ENDPOINT } : { uploadUrl: url }),
      metadata: { filename: file.name, ...to },
      chunkSize: CHUNK,
      storeFingerprintForResuming: false,
      onUploadUrlAvailable: heard(() => {
        if (upload.url !== null) on.onUrl(upload.url);
      }),
      onProgress: heard((sent) => on.onProgress(sent)),
      onChunkComplete: heard((_, kept) => on.onKept(kept)),
      onSuccess: heard(({ lastResponse }) => on.onDone(lastResponse.getHeader('Vitrine-Asset') ?? null)),
      onError: heard((error) => {
        const reason = tusProblem(error);
        const isGone = url !== null && reason instanceof Problem && GONE.has(reason.status);
        if (isGone) again = send({ file, to, url: null }, on);
        else on.onFailure(failureOf(reason));
      }),
    });
    upload.start();
    return {
      stop: () => {
        isStopped = true;
        again?.stop();
        void upload.abort();
      },
    };
  }

  async function terminate(url: string): Promise<void> {
    try {
      await Upload.terminate(url, common);
    } catch {
      // Uploads that nobody goes on with expire at the server by themselves.
    }
  }

  return { send, terminate };
}
