import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import { answer } from './answer.ts';

/** With `VITRINE_MOCK=1` the development server and the preview answer the API from a small world in memory. Never built. */
export function mock(): Plugin {
  return {
    name: 'vitrine:mock',
    apply: (_, { command }) => command === 'serve' && process.env.VITRINE_MOCK === '1',
    configureServer: ({ middlewares }) => listen(middlewares),
    configurePreviewServer: ({ middlewares }) => listen(middlewares),
  };
}

function listen(middlewares: Connect.Server): void {
  middlewares.use('/api/v1', (request, response) => {
    void handle(request, response);
  });
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const url = new URL(request.url ?? '/', 'http://mock');
  const { status, type, content } = answer(request.method ?? 'GET', url, parsed(text));
  response.writeHead(status, { 'Content-Type': type });
  response.end(content);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
