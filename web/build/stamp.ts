import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What the built UI depends on, relative to this folder's parent. Keep it equal to what the
 * runner script hashes: a stamp that differs means that the UI has to be built again.
 */
export const SOURCES = ['build', 'index.html', 'package-lock.json', 'public', 'src', 'vite.config.ts'];

/** Writes `dist/.stamp`, the hash of the sources that the build was made of. */
export function stamp(): Plugin {
  let root = '';
  let out = '';
  return {
    name: 'vitrine:stamp',
    apply: 'build',
    configResolved(config) {
      root = config.root;
      out = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      await writeFile(join(out, '.stamp'), `${await sourceHash(root)}\n`);
    },
  };
}

/** SHA-256 over the paths and contents of the sources, in the order of their paths. */
export async function sourceHash(root: string): Promise<string> {
  const paths = (await Promise.all(SOURCES.map((source) => files(join(root, source))))).flat();
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    hash.update(relative(root, path).split(sep).join('/'));
    hash.update('\0');
    hash.update(await readFile(path));
    hash.update('\0');
  }
  return hash.digest('hex');
}

async function files(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null);
  if (entries === null) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
