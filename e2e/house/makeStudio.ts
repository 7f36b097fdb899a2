import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from './api';
import { Program } from './program';
import { STUDIO, STUDIO_AT } from './studio';

/**
 * Lets the program make its demonstration once, with every preview, and keeps the data folder: each worker
 * starts from a copy of it. Called before all tests; what it returns is called after them.
 */
export default async function makeStudio(): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), 'vitrine-e2e-studio-'));
  const program = await Program.start(data, { demo: true });
  await program.said('demonstration: 20 of 20 files');
  const api = await Api.signIn(program.url, 'ada');
  let waiting = 1;
  while (waiting > 0) {
    waiting = (await api.assets()).filter((asset) => asset.processing === 'waiting').length;
    if (waiting > 0) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await api.close();
  await program.stop();
  process.env[STUDIO] = data;
  process.env[STUDIO_AT] = new Date().toISOString();
  return () => rm(data, { recursive: true, force: true });
}
