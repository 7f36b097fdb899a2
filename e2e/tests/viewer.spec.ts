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
  test(`selecting a file moves nothing, ${width} wide`, async ({ as }) => {
    const page = await as('emi');
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/library');
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
