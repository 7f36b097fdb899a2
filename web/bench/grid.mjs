/**
 * How the grid feels with many assets, in the whole built app: `node bench/grid.mjs [--dist DIR] [assets …]`.
 *
 * The API is answered from arithmetic, so that what is measured is the browser's work. Each figure is the time from an input
 * to the end of the frame that shows its effect, in milliseconds; the median of several.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' } },
  allowPositionals: true,
});
const SIZES = positionals.length > 0 ? positionals.map(Number) : [100, 100_000, 1_000_000];
const ROUNDS = 7;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const ALLOWED = { allowed: true };
const DAY = '2026-05-01T08:00:00Z';
const ME = {
  user: { id: 'u', login: 'ada', first_name: 'Ada', last_name: 'Holm', email: null, level: 'member' },
  account: { name: 'Bench' },
  csrf: 'bench',
  locale: 'en',
  can: {},
  supermode: null,
};

const NO_METADATA = {
  camera: null,
  lens: null,
  frame_rate: null,
  sample_rate: null,
  channels: null,
  taken_offset: null,
  latitude: null,
  longitude: null,
  altitude: null,
  exposure_seconds: null,
  aperture: null,
  iso: null,
  focal_length: null,
  profile: null,
  video_codec: null,
  audio_codec: null,
  pages: null,
  pages_shown: null,
  loudness: null,
  sprite: null,
};

function tile(position) {
  return {
    id: `asset-${position}`,
    version: 1,
    title: `Asset ${position}`,
    file_name: `${position}.jpg`,
    kind: 'picture',
    state: 'live',
    width: 600,
    height: position % 3 === 0 ? 800 : 400,
    duration: null,
    size: 1_000,
    added_at: DAY,
    taken_at: null,
    processing: 'ready',
    placeholder: null,
    thumbnail: `/picture/${position % 36}.svg`,
    folder: 'folder',
    can: { see: ALLOWED, download: ALLOWED, move: ALLOWED },
  };
}

/** All of an asset, as the inspector asks for it. */
function asset(position) {
  return {
    ...tile(position),
    caption: '',
    keywords: [],
    path: [],
    content_type: 'image/jpeg',
    metadata: NO_METADATA,
    failure: null,
    renditions: [],
    source_url: null,
    versions: [],
    added_by: { id: null, name: null },
  };
}

function tiles(total, from, count) {
  const length = Math.max(Math.min(count, total - from), 0);
  return Array.from({ length }, (_, index) => tile(from + index));
}

/** The answer of the API for a library of `total` assets. */
function answer(total, { pathname, searchParams }) {
  if (pathname === '/api/v1/session') return ME;
  if (pathname === '/api/v1/views')
    return { id: 'view', total, first: tiles(total, 0, 100), near: [], facets: [] };
  if (pathname.startsWith('/api/v1/views/')) {
    const from = Number(searchParams.get('from'));
    return { from, items: tiles(total, from, Number(searchParams.get('count'))) };
  }
  if (pathname.startsWith('/api/v1/assets/')) return asset(Number(pathname.split('-').at(-1)));
  return { items: [] };
}

/** Serves the built app and the API. Returns the address and how to stop. */
async function serve(total) {
  const dist = resolve(values.dist);
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench');
    const hue = /^\/picture\/(\d+)\.svg$/.exec(url.pathname)?.[1];
    if (url.pathname.startsWith('/api/')) {
      response.writeHead(request.method === 'POST' ? 201 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(answer(total, url)));
    } else if (hue !== undefined) {
      response.writeHead(200, { 'Content-Type': TYPES['.svg'] });
      response.end(
        `<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="hsl(${hue * 10} 40% 50%)"/></svg>`,
      );
    } else {
      const asked = join(dist, url.pathname);
      const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(dist, 'index.html');
      response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address();
  return { address: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Times one input in the page: until the frame after it was drawn. */
function timed(page, input) {
  return page.evaluate(async ({ key, shiftKey = false, ctrlKey = false, scroll = 0 }) => {
    const drawn = () =>
      new Promise((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(null);
        });
      });
    await drawn();
    const start = performance.now();
    if (scroll !== 0) document.querySelector('[role=grid]').scrollTop += scroll;
    else {
      const facts = { key, code: key, shiftKey, ctrlKey, bubbles: true, cancelable: true };
      document.activeElement.dispatchEvent(new KeyboardEvent('keydown', facts));
      document.activeElement.dispatchEvent(new KeyboardEvent('keyup', facts));
    }
    await drawn();
    return performance.now() - start;
  }, input);
}

async function median(page, ...inputs) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, input] of inputs.entries()) {
      const time = await timed(page, input);
      if (index === 0) times.push(time);
    }
  }
  return Math.round(times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]);
}

async function measure(browser, total) {
  const { address, stop } = await serve(total);
  const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } });
  await page.goto(`${address}/library`);
  await page.waitForSelector('[role=grid] [role=row] img');
  const shown = await page.evaluate(() => performance.now());
  await page.click('[role=grid] [data-key="2"]');
  const figures = {
    assets: total,
    'first tiles': Math.round(shown),
    right: await median(page, { key: 'ArrowRight' }),
    down: await median(page, { key: 'ArrowDown' }),
    'page down': await median(page, { key: 'PageDown' }),
    'scroll 300 px': await median(page, { scroll: 300 }),
    'select to the end': await median(page, { key: 'End', shiftKey: true }, { key: 'Home' }),
    'select all': await median(page, { key: 'a', ctrlKey: true }, { key: 'Escape' }),
    rows: await page.locator('[role=grid] [role=row]').count(),
  };
  await page.close();
  stop();
  return figures;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const rows = [];
for (const size of SIZES) rows.push(await measure(browser, size));
await browser.close();
console.table(rows);
