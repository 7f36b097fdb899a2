import { Upload, type HttpRequest } from 'tus-js-client';
import { API } from '@/api/client';
import { csrfToken } from '@/api/csrf';
import { failureOf } from './failure';
import type { Sender } from './sender';
import { tusProblem } from './tusProblem';

const ENDPOINT = `${API}/uploads`;
/** What one request carries. A lost connection costs at most this much again. */
const CHUNK = 8 * 1024 * 1024;

/** Every write that a cookie vouches for carries the session's token. */
function vouch(request: HttpRequest): void {
  const token = csrfToken();
  if (token !== null) request.setHeader('X-CSRF-Token', token);
}

/** Sends files by the tus protocol. When to try again is the queue's business, so that nothing is retried in here. */
export const tusSender: Sender = {
  send: ({ file, folder, url }, on) => {
    let isStopped = false;
    const upload = new Upload(file, {
      endpoint: ENDPOINT,
      ...(url === null ? {} : { uploadUrl: url }),
      metadata: { filename: file.name, folder },
      chunkSize: CHUNK,
      retryDelays: null,
      storeFingerprintForResuming: false,
      onBeforeRequest: vouch,
      onUploadUrlAvailable: () => {
        if (!isStopped && upload.url !== null) on.onUrl(upload.url);
      },
      onProgress: (sent) => {
        if (!isStopped) on.onProgress(sent);
      },
      onChunkComplete: (_, kept) => {
        if (!isStopped) on.onKept(kept);
      },
      onSuccess: ({ lastResponse }) => {
        if (!isStopped) on.onDone(lastResponse.getHeader('Vitrine-Asset') ?? null);
      },
      onError: (error) => {
        if (!isStopped) on.onFailure(failureOf(tusProblem(error)));
      },
    });
    upload.start();
    return {
      stop: () => {
        isStopped = true;
        void upload.abort();
      },
    };
  },

  terminate: async (url) => {
    try {
      await Upload.terminate(url, { onBeforeRequest: vouch, retryDelays: null });
    } catch {
      // Uploads that nobody goes on with expire at the server by themselves.
    }
  },
};
