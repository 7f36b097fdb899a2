import { pdf } from '../house/files';
import { openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

test('a picture opens, and the next one follows by key', async ({ as }) => {
  const page = await as('emi');
  await openFolder(page, 'Campaigns', 'Dusk lines');
  await screen(page).tile('Blue hour above Sorel').dblclick();
  const viewer = page.getByRole('dialog', { name: /Viewer|Blue hour/ });
  await expect(viewer).toBeVisible();
  await expect(page).toHaveURL(/asset=/);
  const first = page.url();
  await page.keyboard.press('ArrowRight');
  await expect(page).not.toHaveURL(first);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
});

for (const width of [390, 800, 1440]) {
  test(`selecting a file moves nothing, ${width} wide`, async ({ as, api }) => {
    // Where no test brings anything: a tile that others pushed down to the edge would be scrolled to before the click.
    const { id } = await (await api('emi')).folder('Campaigns/Dusk lines');
    const page = await as('emi');
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/library/${id}`);
    const tile = screen(page).tile('Blue hour above Sorel');
    const before = await tile.boundingBox();
    expect(before).not.toBeNull();
    await tile.click();
    await expect(page.getByText('1 selected')).toBeVisible();
    expect(await tile.boundingBox()).toEqual(before);
  });
}

test('a picture that was taken on its side stands upright', async ({ as }) => {
  const page = await as('emi');
  await openFolder(page, 'Campaigns', 'Dusk lines');
  await screen(page).tile('Somebody is still up').dblclick();
  const picture = page.getByRole('img', { name: 'Somebody is still up' }).last();
  await expect(picture).toBeVisible();
  const shape = await picture.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) return null;
    await image.decode();
    return image.naturalHeight > image.naturalWidth ? 'upright' : 'on its side';
  });
  expect(shape).toBe('upright');
});

test('a film plays and steps by frames, a sound plays', async ({ as }) => {
  const page = await as('farid');
  await openFolder(page, 'Film', 'Raw footage');
  await screen(page).tile('Night drive, out of focus').dblclick();
  const video = page.locator('video');
  await expect.poll(() => video.evaluate((film) => (film as HTMLVideoElement).readyState)).toBeGreaterThan(1);
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => video.evaluate((film) => (film as HTMLVideoElement).currentTime))
    .toBeGreaterThan(0);
  await page.keyboard.press('Space');
  await expect.poll(() => video.evaluate((film) => (film as HTMLVideoElement).paused)).toBe(false);
  await page.keyboard.press('Escape');

  await openFolder(page, 'Sound');
  await screen(page).tile('Rain on the skylight').dblclick();
  const audio = page.locator('audio');
  await expect
    .poll(() => audio.evaluate((sound) => (sound as HTMLAudioElement).readyState))
    .toBeGreaterThan(1);
});

test('what the file says of itself stands in the inspector', async ({ as }) => {
  const page = await as('emi');
  await openFolder(page, 'Campaigns', 'Dusk lines');
  await screen(page).tile('Blue hour above Sorel').click();
  const { inspector } = screen(page);
  for (const words of [
    'Halden 645',
    'Halden 250 mm f/5.6',
    '3000 × 2000',
    '18 Sept 2026, 20:04',
    'DUSK_0142.jpg',
    'blue hour',
  ]) {
    await expect(inspector.getByText(words).first()).toBeVisible();
  }
});

test('a document is turned page by page, by key and by button', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const folder = await clara.createFolder(sound.id, 'Scores');
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const metadata = `filename ${base64('score.pdf')},folder ${base64(folder.id)}`;
  await clara.upload(metadata, pdf(['First', 'Second', 'Third']));
  await expect
    .poll(async () => (await clara.assets({ folder: folder.id })).map(({ processing }) => processing))
    .toEqual(['ready']);
  const page = await as('clara', `/library/${folder.id}`);
  await expect(screen(page).tile('score')).toContainText('3 pages');
  await screen(page).tile('score').dblclick();
  const shown = () =>
    page
      .getByRole('img', { name: 'score' })
      .last()
      .evaluate(async (image) => {
        if (!(image instanceof HTMLImageElement)) return null;
        await image.decode();
        return `${new URL(image.src).pathname.split('/').at(-1)} ${image.naturalWidth} × ${image.naturalHeight}`;
      });
  await expect(page.getByText('Page 1 of 3')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('Page 2 of 3')).toBeVisible();
  await expect.poll(shown).toBe('page-2 905 × 1280');
  await page.getByRole('button', { name: 'Next page' }).click();
  await expect.poll(shown).toBe('page-3 905 × 1280');
  await page.keyboard.press('Home');
  await expect(page.getByText('Page 1 of 3')).toBeVisible();
});

test('the frames of a film follow the pointer over its tile', async ({ as }) => {
  const page = await as('farid');
  await openFolder(page, 'Film', 'Raw footage');
  const tile = screen(page).tile('Night drive, out of focus');
  const place = () =>
    tile.locator('[style*=background-image]').evaluate((frame) => getComputedStyle(frame).backgroundPosition);
  const box = await tile.locator('img').last().boundingBox();
  if (box === null) throw new Error('the film has no picture');
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height / 2);
  await expect.poll(place).toMatch(/px/);
  const first = await place();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect.poll(place).not.toBe(first);
});
