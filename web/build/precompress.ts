import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(?:js|css|html|svg|json)$/;

/** Smaller files than this gain nothing from compression, in bytes. */
const SMALLEST = 512;

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Writes `.br` and `.gz` next to each built file, so that the server never compresses at request time. */
export function precompress(): Plugin {
  let out = '';
  return {
    name: 'vitrine:precompress',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir;
    },
    async writeBundle(_, bundle) {
      // The page itself is left out: the server writes language and theme into it.
      const names = Object.keys(bundle).filter(
        (name) => COMPRESSIBLE.test(name) && name.startsWith('static/'),
      );
      await Promise.all(names.map((name) => compress(join(out, name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < SMALLEST) return;
  const [br, gz] = await Promise.all([
    brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    deflate(bytes, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
