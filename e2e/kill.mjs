// Ends the program with kill -9 in mid-upload, again and again, and holds what comes out against what went in.
//
//     node e2e/kill.mjs PROGRAM [TIMES]
//
// PROGRAM is a built `vitrine`; the client is tus-js-client as the web UI has it (`npm ci` in web/ first). In each
// round a file of random bytes is sent in pieces, the program is killed at a random point, started again, and the
// client goes on. Nothing acknowledged may be lost, and the file that is fetched has to be the one that was sent.

import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const { Upload } = createRequire(new URL('../web/package.json', import.meta.url))('tus-js-client');

const [program, times = '20'] = process.argv.slice(2);
if (program === undefined) {
  console.error('usage: node e2e/kill.mjs PROGRAM [TIMES]');
  process.exit(2);
}

const PASSWORD = 'seven grey herons wait';
const PIECE = 1024 * 1024;
const SIZE = 24 * PIECE + 4711;

const data = await mkdtemp(join(tmpdir(), 'vitrine-kill-'));
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
let server;

try {
  await init();
  await start();
  const { token, folder } = await signIn();
  for (let round = 1; round <= Number(times); round += 1) {
    const told = await sendAndKill(token, folder);
    console.log(`${round}: ${told}`);
  }
  console.log(`killed ${times} times: every file came out as it went in`);
} finally {
  server?.kill('SIGKILL');
  await rm(data, { recursive: true, force: true });
}

/** One file, killed once on its way. */
async function sendAndKill(token, folder) {
  const bytes = randomBytes(SIZE);
  let acknowledged = 0;
  let upload;
  const done = new Promise((resolve, reject) => {
    upload = new Upload(bytes, {
      endpoint: `${origin}/api/v1/uploads`,
      headers: { authorization: `Bearer ${token}` },
      metadata: { filename: 'random.bin', folder },
      chunkSize: 3 * PIECE,
      retryDelays: Array.from({ length: 60 }, () => 250),
      onChunkComplete: (_size, accepted) => (acknowledged = accepted),
      onSuccess: resolve,
      onError: reject,
    });
  });
  upload.start();
  await pause(randomInt(5, 400));
  const promised = acknowledged;
  await kill();
  await start();
  if (upload.url !== null) await holdTo(upload.url, token, promised);
  await done;
  await compare(await assetOf(upload.url, token), token, bytes);
  return `killed at ${promised} of ${SIZE} acknowledged bytes`;
}

/** What was acknowledged is there. */
async function holdTo(url, token, promised) {
  const answer = await fetch(url, { method: 'HEAD', headers: tus(token) });
  const kept = Number(answer.headers.get('upload-offset'));
  if (answer.status !== 200 || kept < promised)
    throw new Error(`${promised} bytes were acknowledged, ${kept} are kept`);
}

async function assetOf(url, token) {
  const answer = await fetch(url, { method: 'HEAD', headers: tus(token) });
  const asset = answer.headers.get('vitrine-asset');
  if (asset === null) throw new Error(`the upload ended and is no asset: ${answer.status}`);
  return asset;
}

async function compare(asset, token, bytes) {
  const answer = await fetch(`${origin}/api/v1/assets/${asset}/source`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const came = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200 || hash(came) !== hash(bytes))
    throw new Error('the file is not the one that was sent');
}

function tus(token) {
  return { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
}

function hash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

async function init() {
  const words = ['--account', 'Kill', '--login', 'kay', '--first-name', 'Kay', '--last-name', 'Ilves'];
  const child = spawn(
    program,
    ['init', '--data', data, ...words, '--email', 'kay@kill.example', '--password-stdin'],
    {
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  );
  child.stdin.end(`${PASSWORD}\n`);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`init ended with ${code}`);
}

async function start() {
  server = spawn(program, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`, '--log-level', 'warn'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const begun = performance.now();
  while (performance.now() - begun < 30_000) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(20);
  }
  throw new Error('the program did not get ready');
}

async function kill() {
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGKILL');
  await ended;
}

/** A token, made by a session as a page would. */
async function signIn() {
  const signed = await fetch(`${origin}/api/v1/session`, json('POST', { login: 'kay', password: PASSWORD }));
  const cookie = signed.headers.get('set-cookie').split(';')[0];
  const { csrf } = await signed.json();
  const by = { cookie, 'x-csrf-token': csrf };
  const made = await fetch(
    `${origin}/api/v1/tokens`,
    json('POST', { name: 'kill', scope: ['see', 'upload', 'download'], until: null }, by),
  );
  const folders = await fetch(`${origin}/api/v1/folders`, { headers: by });
  return { token: (await made.json()).secret, folder: (await folders.json()).items[0].id };
}

function json(method, body, headers = {}) {
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const { port: free } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return free;
}
