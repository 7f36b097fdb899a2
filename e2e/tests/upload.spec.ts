import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { Api } from '../house/api';
import { cameraJpeg } from '../house/files';
import { Program } from '../house/program';
import { screen } from '../house/screen';
import { copyOfStudio } from '../house/studio';
import { expect, test } from '../house/test';

/** Lets go of files over an element, as somebody does who drags them in from the desktop. */
async function drop(target: Locator, files: { name: string; bytes: Buffer }[]): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') })),
  );
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await target.dispatchEvent(type, { dataTransfer: transfer });
  }
}

test('pictures dropped on the grid arrive with a bar each, upright and with what they say of themselves', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'Dropped');
  const page = await as('clara', `/library/${folder.id}`);
  await expect(page.getByText('No files in Dropped yet')).toBeVisible();
  await drop(page.getByText('No files in Dropped yet'), [
    { name: 'on-its-side.jpg', bytes: await cameraJpeg() },
    { name: 'noise.jpg', bytes: randomBytes(40_000) },
  ]);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await expect(uploads.getByRole('heading', { name: '2 files uploaded' })).toBeVisible();
  await expect(screen(page).tile('on-its-side')).toBeVisible();

  await expect
    .poll(async () =>
      (await clara.assets({ folder: folder.id }))
        .map(({ file_name, processing }) => [file_name, processing])
        .sort(),
    )
    .toEqual([
      ['noise.jpg', expect.stringMatching(/failed|unsupported/)],
      ['on-its-side.jpg', 'ready'],
    ]);
});

test('who may not upload is told why while the files are still in hand', async ({ as, api }) => {
  const folder = await (await api('jonas')).folder('Aurelia Hotels');
  const page = await as('jonas', `/library/${folder.id}`);
  await expect(page.getByRole('button', { name: 'Upload' })).toHaveAttribute('aria-disabled', 'true');
  await drop(screen(page).grid, [{ name: 'mine.jpg', bytes: randomBytes(100) }]);
  await expect(screen(page).tile('mine')).toHaveCount(0);
});

test('an upload that a killed server cut off goes on where it stopped', async ({
  browser,
  contextOptions,
}) => {
  const { data, remove } = await copyOfStudio();
  let program = await Program.start(data);
  const { port, url } = program;
  const context = await browser.newContext({ ...contextOptions, baseURL: url });
  try {
    await context.request.post('/api/v1/session', {
      data: { login: 'clara', password: 'paper boats at dusk' },
    });
    const clara = await Api.signIn(url, 'clara');
    const folder = await clara.folder('Sound');
    const bytes = randomBytes(48 * 1024 * 1024);
    const file = join(data, 'long-take.bin');
    await writeFile(file, bytes);

    const page = await context.newPage();
    await page.goto(`/library/${folder.id}`);
    // So slow that there is a middle to be cut off in.
    const network = await context.newCDPSession(page);
    const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 8_000_000 };
    await network.send('Network.emulateNetworkConditions', conditions);
    await page.getByRole('button', { name: 'Upload' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: /^Files into/ }).click(),
    ]);
    await chooser.setFiles(file);
    const bar = page.getByRole('region', { name: 'Uploads' }).getByRole('progressbar').first();
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0.2);
    await program.kill();
    program = await Program.start(data, { port });
    await expect(page.getByRole('heading', { name: '1 file uploaded' })).toBeVisible({ timeout: 45_000 });

    const after = await Api.signIn(url, 'clara');
    const [asset] = await after.assets({ folder: folder.id, query: 'long-take' });
    const source = await after.ask('GET', `/assets/${asset?.id}/source`);
    const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    expect(hash(await source.body())).toBe(hash(bytes));
  } finally {
    await context.close();
    await program.stop();
    await remove();
  }
});
