import { png } from '../house/picture';
import { openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

test('a folder is made, renamed, moved by dialog, thrown away and brought back', async ({ as }) => {
  const page = await as('clara');
  const { folder } = screen(page);
  await openFolder(page, 'Sound');

  await folder('Sound').getByRole('button', { name: 'Actions for Sound' }).click();
  await page.getByRole('menuitem', { name: 'New folder' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Foley');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(folder('Foley')).toBeVisible();

  await folder('Foley').getByRole('button', { name: 'Actions for Foley' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Foley 2026');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(folder('Foley 2026')).toBeVisible();

  await folder('Foley 2026').getByRole('button', { name: 'Actions for Foley 2026' }).click();
  await page.getByRole('menuitem', { name: 'Move…' }).click();
  await page.getByRole('dialog').getByRole('row', { name: 'Campaigns' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Move here' }).click();
  await expect(page.getByText('Foley 2026 is now in Campaigns.')).toBeVisible();
  await expect(folder('Foley 2026')).toHaveAttribute('aria-level', /\d/);

  await folder('Foley 2026').getByRole('button', { name: 'Actions for Foley 2026' }).click();
  await page.getByRole('menuitem', { name: 'To the trash' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'To the trash' })
    .click();
  await expect(folder('Foley 2026')).toHaveCount(0);
  await screen(page)
    .toast.filter({ hasText: 'is in the trash' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(folder('Foley 2026')).toBeVisible();
});

test('what one may not do can be reached, and says why not', async ({ as }) => {
  const page = await as('hugo');
  await openFolder(page, 'Sound');
  await screen(page).folder('Sound').getByRole('button', { name: 'Actions for Sound' }).click();
  const item = page.getByRole('menuitem', { name: 'Rename' });
  await expect(item).toBeVisible();
  await expect(page.getByRole('menu')).toContainText('Nobody has allowed you this.');
  const upload = page.getByRole('button', { name: 'Upload' });
  await page.keyboard.press('Escape');
  await expect(upload).toBeVisible();
});

test('files move by dialog to where one may upload, and leave the place they were in', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const shelf = await clara.createFolder(sound.id, 'Moved here');
  // One of its own: the files of the studio stay where the other tests look for them.
  await clara.bring(sound.id, 'to be shelved.png', png([31, 7, 90], [7, 190, 31]));
  const page = await as('clara');
  await openFolder(page, 'Sound');
  await screen(page).tile('to be shelved').click();
  await page
    .getByRole('toolbar', { name: 'What is selected' })
    .getByRole('button', { name: 'Move…' })
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Sound' }).getByRole('button').first().click();
  await dialog.getByRole('row', { name: 'Moved here' }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await expect(page.getByText('1 file is now in Moved here.')).toBeVisible();
  await expect(screen(page).tile('to be shelved')).toHaveCount(0);
  const there = await clara.assets({ folder: shelf.id });
  expect(there.map((asset) => asset.title)).toEqual(['to be shelved']);
});

test('a folder is dragged into another', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  await clara.createFolder(sound.id, 'Dragged');
  await clara.createFolder(sound.id, 'Landing');
  const page = await as('clara');
  await openFolder(page, 'Sound');
  const { folder } = screen(page);
  await folder('Sound').getByRole('button', { name: 'Open Sound' }).click();
  await folder('Dragged').dragTo(folder('Landing'));
  await expect(page.getByText('Dragged is now in Landing.')).toBeVisible();
});
