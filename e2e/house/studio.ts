import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the studio is told of to the workers. */
export const STUDIO = 'VITRINE_E2E_STUDIO';

/** The instant at which it was whole: what is newer was brought by a test. */
export const STUDIO_AT = 'VITRINE_E2E_STUDIO_AT';

/** A data folder of one's own with the studio in it, and how to be rid of it. */
export async function copyOfStudio(): Promise<{ data: string; remove: () => Promise<void> }> {
  const studio = process.env[STUDIO];
  if (studio === undefined) throw new Error('the studio was not made');
  const data = await mkdtemp(join(tmpdir(), 'vitrine-e2e-'));
  await cp(studio, data, { recursive: true });
  return { data, remove: () => rm(data, { recursive: true, force: true }) };
}
