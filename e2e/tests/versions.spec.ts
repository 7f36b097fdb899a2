import type { Locator, Page } from '@playwright/test';
import type { Api } from '../house/api';
import { png } from '../house/picture';
import { screen } from '../house/screen';
import { expect, test } from '../house/test';

let folders = 0;

/** A picture of two versions in a folder of its own. */
async function twoVersions(by: Api, salt: number): Promise<{ folder: string; asset: string }> {
  folders += 1;
  const folder = await by.createFolder((await by.folder('Sound')).id, `Versions ${folders}`);
  const asset = await by.bring(folder.id, 'tide.png', png([20, 60, salt], [230, 180, 120]));
  await by.bringVersion(asset, 'tide, warmer.png', png([90, 30, salt], [250, 200, 90]));
  await by.pictured(asset);
  return { folder: folder.id, asset };
}

async function versionsOf(page: Page, title: string) {
  await screen(page).tile(title).click();
  await page.getByRole('tab', { name: 'Versions' }).click();
  return screen(page).inspector.getByRole('list', { name: 'Versions' }).getByRole('listitem');
}

test('a new version is brought, written on, taken back and fetched in the inspector', async ({ as, api }) => {
  const clara = await api('clara');
  const { folder, asset } = await twoVersions(clara, 11);
  const page = await as('clara', `/library/${folder}`);
  const rows = await versionsOf(page, 'tide');
  await expect(rows).toHaveCount(2);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Upload a new version' }).click(),
  ]);
  expect(chooser.isMultiple()).toBe(false);
  const third = { name: 'tide, final.png', mimeType: 'image/png', buffer: png([9, 9, 11], [40, 99, 200]) };
  await chooser.setFiles(third);
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('v3');
  await expect(rows.first()).toContainText('Current');

  const note = page.getByRole('textbox', { name: 'Note on v3' });
  await note.fill('The one for print');
  await note.press('Enter');
  const saved = async () => (await (await clara.ask('GET', `/assets/${asset}`)).json()).versions[0].note;
  await expect.poll(saved).toBe('The one for print');

  await rows.nth(2).getByRole('button', { name: 'Actions for v1' }).click();
  await page.getByRole('menuitem', { name: 'Make this the current version' }).click();
  await expect(rows.nth(2)).toContainText('Current');
  const notice = screen(page).toast.filter({ hasText: 'v1 is current now.' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(rows.first()).toContainText('Current');

  await rows.nth(1).getByRole('button', { name: 'Actions for v2' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download this version' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tide, warmer.png');
});

/** How red a picture is in its upper left corner, from 0 to 255; null while it is not there. */
function redOf(picture: Locator): Promise<number | null> {
  return picture.evaluate((image) => {
    if (!(image instanceof HTMLImageElement) || !image.complete || image.naturalWidth === 0) return null;
    const canvas = document.createElement('canvas').getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return canvas?.getImageData(2, 2, 1, 1).data[0] ?? null;
  });
}

test('once another version is shown its picture stands everywhere, and for others who look on', async ({
  as,
  api,
}) => {
  const { folder } = await twoVersions(await api('clara'), 15);
  const beside = await as('emi', `/library/${folder}`);
  const page = await as('clara', `/library/${folder}`);
  const rows = await versionsOf(page, 'tide');
  const small = (of: Page) => screen(of).tile('tide').locator('img').last();
  const large = page.getByRole('dialog').getByRole('img', { name: 'tide' });
  // The first version begins with less red than the second, by more than a JPEG could mistake.
  const isFirst = (picture: Locator) =>
    expect.poll(() => redOf(picture).then((red) => red && red < 50)).toBe(true);
  const isSecond = (picture: Locator) =>
    expect.poll(() => redOf(picture).then((red) => red && red > 60)).toBe(true);
  const look = async (shows: typeof isFirst) => {
    await screen(page).tile('tide').press('Enter');
    await shows(large);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await isSecond(small(page));
  await isSecond(small(beside));
  await look(isSecond);

  await rows.nth(1).getByRole('button', { name: 'Actions for v1' }).click();
  await page.getByRole('menuitem', { name: 'Make this the current version' }).click();
  await isFirst(small(page));
  await isFirst(small(beside));
  await look(isFirst);

  await rows.nth(0).getByRole('button', { name: 'Actions for v2' }).click();
  await page.getByRole('menuitem', { name: 'Make this the current version' }).click();
  await isSecond(small(page));
  await look(isSecond);
});

test('a file dropped onto the versions is the next one; several are not taken', async ({ as, api }) => {
  const clara = await api('clara');
  const { folder } = await twoVersions(clara, 12);
  const page = await as('clara', `/library/${folder}`);
  const rows = await versionsOf(page, 'tide');
  await expect(rows).toHaveCount(2);
  const drop = async (...names: string[]) => {
    const data = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      for (const name of given) transfer.items.add(new File([name], name));
      return transfer;
    }, names);
    for (const type of ['dragenter', 'dragover', 'drop'])
      await rows.first().dispatchEvent(type, { dataTransfer: data });
  };
  await drop('one.txt', 'two.txt');
  await expect(page.getByText('Please drop one file only')).toBeVisible();
  await drop('one.txt');
  await expect(rows).toHaveCount(3);
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await uploads.getByRole('button', { name: 'Expand' }).click();
  await expect(uploads.getByText('New version of tide')).toBeVisible();
});

test('two versions are zoomed together, and told apart by what they are', async ({ as, api }) => {
  const clara = await api('clara');
  const { folder } = await twoVersions(clara, 13);
  const page = await as('clara', `/library/${folder}`);
  const rows = await versionsOf(page, 'tide');
  await rows.nth(1).getByRole('button', { name: 'Actions for v1' }).click();
  await page.getByRole('menuitem', { name: 'Compare with v2' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions of tide' });
  const [left, right] = [dialog.getByRole('img', { name: 'v1' }), dialog.getByRole('img', { name: 'v2' })];
  await expect(left).toBeVisible();
  await expect(right).toBeVisible();
  await expect(dialog.getByRole('row', { name: 'File tide.png' })).toContainText('tide, warmer.png');
  await dialog.getByRole('button', { name: 'Enlarge' }).click();
  await expect(dialog.getByText('150%')).toBeVisible();
  const place = (side: typeof left) => side.evaluate((image) => getComputedStyle(image).transform);
  expect(await place(left)).toBe(await place(right));
  await left.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(() => place(left)).not.toContain('1.5');
  expect(await place(left)).toBe(await place(right));
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('who may only look sees the versions, and no button that would be refused', async ({ as, api }) => {
  const clara = await api('clara');
  const hotels = await (await api('jonas')).folder('Aurelia Hotels');
  const jonas = await as('jonas', `/library/${hotels.id}`);
  const [pool] = await clara.assets({ below: true, query: 'pool study' });
  await clara.bringVersion(pool?.id ?? '', 'pool.png', png([1, 2, 3], [200, 220, 250]));
  const rows = await versionsOf(jonas, 'Pool study no. 4');
  await expect(rows).toHaveCount(2);
  await expect(jonas.getByRole('button', { name: 'Upload a new version' })).toHaveCount(0);
  await expect(jonas.getByRole('textbox', { name: /^Note on/ })).toHaveCount(0);
  await expect(rows.first().getByRole('button')).toHaveCount(0);
  await rows.nth(1).getByRole('button', { name: 'Actions for v1' }).click();
  await expect(jonas.getByRole('menuitem')).toHaveText(['Compare with v2']);
});

test('what happened to a file is told with what was written', async ({ as, api }) => {
  const clara = await api('clara');
  const { folder, asset } = await twoVersions(clara, 14);
  await clara.change(`/assets/${asset}`, { title: 'Low tide', tags: ['harbour'] });
  const page = await as('clara', `/library/${folder}`);
  await screen(page).tile('Low tide').click();
  await page.getByRole('tab', { name: 'Activity' }).click();
  const { inspector } = screen(page);
  await expect(inspector.getByText('Clara Moreno changed the title and the tags')).toBeVisible();
  await expect(inspector.getByRole('deletion')).toHaveText(['tide']);
  await expect(inspector.getByRole('insertion')).toHaveText(['Low tide', 'harbour']);
  await expect(inspector.getByText('Clara Moreno added v2')).toBeVisible();
  // What happens while one looks on is told as well.
  await clara.change(`/assets/${asset}`, { caption: 'At dusk' });
  await expect(inspector.getByText('Clara Moreno changed the caption')).toBeVisible();
});
