import { randomBytes } from 'node:crypto';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from '../house/api';
import { cameraJpeg } from '../house/files';
import { Program } from '../house/program';
import { screen } from '../house/screen';
import { expect, test } from '../house/test';

/** Lets go of files over an element, as somebody does who drags them in from the desktop. */
async function drop(
  page: import('@playwright/test').Page,
  selector: string,
  files: { name: string; bytes: Buffer }[],
) {
  const transfer = await page.evaluateHandle(
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
    await page.dispatchEvent(selector, type, { dataTransfer: transfer });
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
  await drop(page, 'main#content', [
    { name: 'on-its-side.jpg', bytes: await cameraJpeg() },
    { name: 'noise.jpg', bytes: randomBytes(40_000) },
  ]);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await expect(uploads.getByText('2 files uploaded')).toBeVisible();
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
  const sound = await (await api('hugo')).folder('Sound');
  const page = await as('hugo', `/library/${sound.id}`);
  await expect(page.getByRole('button', { name: 'Upload' })).toHaveAttribute('aria-disabled', 'true');
  await drop(page, 'main#content', [{ name: 'mine.jpg', bytes: randomBytes(100) }]);
  await expect(screen(page).tile('mine')).toHaveCount(0);
});

test('an upload that a killed server cut off goes on where it stopped', async ({
  browser,
  contextOptions,
}) => {
  const data = await mkdtemp(join(tmpdir(), 'vitrine-e2e-killed-'));
  let program = await Program.start(data, { demo: true });
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
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByRole('menuitem', { name: 'Files…' }).click();
    await (await chooser).setFiles(file);
    const bar = page.getByRole('region', { name: 'Uploads' }).getByRole('progressbar').first();
    await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(5);
    await program.kill();
    program = await Program.start(data, { port });
    await expect(page.getByText('1 file uploaded')).toBeVisible({ timeout: 45_000 });

    const after = await Api.signIn(url, 'clara');
    const [asset] = await after.assets({ folder: folder.id, query: 'long-take' });
    const source = await after.ask('GET', `/assets/${asset?.id}/source`);
    const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    expect(hash(await source.body())).toBe(hash(bytes));
  } finally {
    await context.close();
    await program.stop();
    await rm(data, { recursive: true, force: true });
  }
});
