import type { FileReader, HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import { afterEach, describe, expect, test } from 'vitest';
import { keepCsrfToken } from '@/api/csrf';
import type { Failure } from './failure';
import { createTusSender } from './tusSender';

/** Under test the client is the one for Node, which reads no `File`. */
const FILES: FileReader = {
  openFile: (file: File) =>
    Promise.resolve({
      size: file.size,
      slice: (from, until) => Promise.resolve({ value: file.slice(from, until), done: until >= file.size }),
      close: () => undefined,
    }),
};

interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A server that answers each request from a list, and shows what it was asked. */
function server(answers: Record<string, Answer | 'no answer'>) {
  const asked: { line: string; headers: Record<string, string> }[] = [];
  const httpStack: HttpStack = {
    getName: () => 'test',
    createRequest(method: string, url: string): HttpRequest {
      const headers: Record<string, string> = {};
      const line = `${method} ${new URL(url, 'http://vitrine.test').pathname}`;
      return {
        getMethod: () => method,
        getURL: () => url,
        setHeader: (name, value) => void (headers[name] = value),
        getHeader: (name) => headers[name],
        setProgressHandler: () => undefined,
        getUnderlyingObject: () => null,
        abort: () => Promise.resolve(),
        send: () => {
          asked.push({ line, headers });
          const answer = answers[line];
          if (answer === undefined || answer === 'no answer') return Promise.reject(new Error('no answer'));
          return Promise.resolve(response(answer));
        },
      };
    },
  };
  return {
    sender: createTusSender({ httpStack, fileReader: FILES }),
    asked,
    lines: () => asked.map(({ line }) => line),
  };
}

function response({ status, headers = {}, body = '' }: Answer): HttpResponse {
  return {
    getStatus: () => status,
    getHeader: (name) => headers[name],
    getBody: () => body,
    getUnderlyingObject: () => null,
  };
}

type Outcome = { done: string | null } | { failure: Failure };

function sent(
  sender: ReturnType<typeof createTusSender>,
  url: string | null,
): Promise<Outcome & { url: string | null }> {
  const file = new File(['0123456789'], 'a.jpg', { lastModified: 1 });
  let latest = url;
  return new Promise((resolve) => {
    sender.send(
      { file, to: { folder: 'summer' }, url },
      {
        onUrl: (next) => (latest = next),
        onProgress: () => undefined,
        onKept: () => undefined,
        onDone: (done) => resolve({ done, url: latest }),
        onFailure: (failure) => resolve({ failure, url: latest }),
      },
    );
  });
}

const UPLOADS = '/api/v1/uploads';
const CREATED = { status: 201, headers: { Location: `${UPLOADS}/1` } };
const COMPLETE = { status: 204, headers: { 'Upload-Offset': '10', 'Vitrine-Asset': 'asset-1' } };

afterEach(() => keepCsrfToken(null));

describe('sending by tus', () => {
  test('creates, sends, and tells which asset it became; each write carries the token', async () => {
    keepCsrfToken('token');
    const { sender, asked, lines } = server({
      [`POST ${UPLOADS}`]: CREATED,
      [`PATCH ${UPLOADS}/1`]: COMPLETE,
    });
    expect(await sent(sender, null)).toMatchObject({ done: 'asset-1' });
    expect(lines()).toEqual([`POST ${UPLOADS}`, `PATCH ${UPLOADS}/1`]);
    expect(asked.map(({ headers }) => headers['X-CSRF-Token'])).toEqual(['token', 'token']);
    expect(asked[0]?.headers['Upload-Metadata']).toBe(`filename ${btoa('a.jpg')},folder ${btoa('summer')}`);
  });

  test('goes on from where the server is', async () => {
    const { sender, asked } = server({
      [`HEAD ${UPLOADS}/1`]: { status: 200, headers: { 'Upload-Offset': '4', 'Upload-Length': '10' } },
      [`PATCH ${UPLOADS}/1`]: COMPLETE,
    });
    expect(await sent(sender, `${UPLOADS}/1`)).toMatchObject({ done: 'asset-1' });
    expect(asked[1]?.headers['Upload-Offset']).toBe('4');
  });

  test.each([['no answer' as const], [{ status: 502 }], [{ status: 503 }]])(
    'a server that can’t say how far it is gets no second upload: %o',
    async (answer) => {
      const { sender, lines } = server({ [`HEAD ${UPLOADS}/1`]: answer, [`POST ${UPLOADS}`]: CREATED });
      const outcome = await sent(sender, `${UPLOADS}/1`);
      expect(outcome).toMatchObject({ failure: { kind: 'passing' }, url: `${UPLOADS}/1` });
      expect(lines()).toEqual([`HEAD ${UPLOADS}/1`]);
    },
  );

  test.each([404, 410])('an upload that the server no longer has (%i) begins anew', async (status) => {
    const { sender, lines } = server({
      [`HEAD ${UPLOADS}/old`]: { status },
      [`POST ${UPLOADS}`]: CREATED,
      [`PATCH ${UPLOADS}/1`]: COMPLETE,
    });
    expect(await sent(sender, `${UPLOADS}/old`)).toMatchObject({ done: 'asset-1' });
    expect(lines()).toEqual([`HEAD ${UPLOADS}/old`, `POST ${UPLOADS}`, `PATCH ${UPLOADS}/1`]);
  });

  test('a refusal keeps the server’s reason', async () => {
    const body = JSON.stringify({ code: 'refused', status: 403, params: { why: 'place_denied' } });
    const { sender } = server({ [`POST ${UPLOADS}`]: { status: 403, body } });
    expect(await sent(sender, null)).toMatchObject({
      failure: { kind: 'refused', problem: { code: 'refused', params: { why: 'place_denied' } } },
    });
  });

  test('an upload that is given up is dropped at the server; one that is gone is no trouble', async () => {
    const { sender, lines } = server({ [`DELETE ${UPLOADS}/1`]: { status: 204 } });
    await sender.terminate(`${UPLOADS}/1`);
    await sender.terminate(`${UPLOADS}/2`);
    expect(lines()).toEqual([`DELETE ${UPLOADS}/1`, `DELETE ${UPLOADS}/2`]);
  });
});
