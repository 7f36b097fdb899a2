import { openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

test('a folder that was moved is moved back by the button of the notice', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const from = await clara.createFolder(sound.id, 'Undo from');
  const moved = await clara.createFolder(from.id, 'Undone');
  await clara.createFolder(sound.id, 'Undo to');
  const page = await as('clara', `/library/${moved.id}`);
  const { folder, toast } = screen(page);
  await folder('Undone').getByRole('button', { name: 'Actions for Undone' }).click();
  await page.getByRole('menuitem', { name: 'Move…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Sound' }).getByRole('button').first().click();
  await dialog.getByRole('row', { name: 'Undo to' }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await toast.filter({ hasText: 'Undone is now in Undo to.' }).getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone is back where it was.')).toBeVisible();
  expect((await clara.folders(from.id)).map(({ name }) => name)).toEqual(['Undone']);
});

test('files that were moved go back by Ctrl+Z, and the keys of the page are heard while a notice stands', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const shelf = await clara.createFolder(sound.id, 'Shelf to undo');
  const page = await as('clara');
  await openFolder(page, 'Sound');
  const { tile, toast } = screen(page);
  await tile('Rain on the skylight').click();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Sound' }).getByRole('button').first().click();
  await dialog.getByRole('row', { name: 'Shelf to undo' }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await expect(toast.filter({ hasText: '1 file is now in Shelf to undo.' })).toBeVisible();
  await expect(tile('Rain on the skylight')).toHaveCount(0);

  await page.getByRole('heading', { level: 1 }).press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('1 file is back where it was.')).toBeVisible();
  await expect(tile('Rain on the skylight')).toBeVisible();
  expect(await clara.assets({ folder: shelf.id })).toEqual([]);
});

test('a move that may not be taken back stays, and says why', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const from = await clara.createFolder(sound.id, 'Gone meanwhile');
  const moved = await clara.createFolder(from.id, 'Stays there');
  await clara.createFolder(sound.id, 'There');
  const page = await as('clara', `/library/${moved.id}`);
  const { folder, toast } = screen(page);
  await folder('Stays there').getByRole('button', { name: 'Actions for Stays there' }).click();
  await page.getByRole('menuitem', { name: 'Move…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Sound' }).getByRole('button').first().click();
  await dialog.getByRole('row', { name: 'There', exact: true }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  const notice = toast.filter({ hasText: 'Stays there is now in There.' });
  await expect(notice).toBeVisible();
  const { version } = await (await clara.ask('GET', `/folders/${from.id}`)).json();
  const gone = await clara.ask(
    'POST',
    `/folders/${from.id}/state`,
    { state: 'archived' },
    { 'if-match': `"${version}"` },
  );
  expect(gone.ok()).toBe(true);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/^Not undone\. /)).toBeVisible();
});

test('Ctrl+Z after a new title takes the title back, and not the move before it', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const from = await clara.createFolder(sound.id, 'Titles from');
  const moved = await clara.createFolder(from.id, 'Moved and left');
  await clara.createFolder(sound.id, 'Titles to');
  const page = await as('clara', `/library/${moved.id}`);
  const { folder, tile, toast } = screen(page);
  await folder('Moved and left').getByRole('button', { name: 'Actions for Moved and left' }).click();
  await page.getByRole('menuitem', { name: 'Move…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('row', { name: 'Sound' }).getByRole('button').first().click();
  await dialog.getByRole('row', { name: 'Titles to' }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  await expect(toast.filter({ hasText: 'Moved and left is now in Titles to.' })).toBeVisible();

  await folder('Sound').click();
  await tile('Marimba sketch').click();
  await page.keyboard.press('F2');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('Another marimba');
  await page.keyboard.press('Enter');
  await expect(tile('Another marimba')).toBeVisible();
  await expect(toast.filter({ hasText: 'Another marimba' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tile('Marimba sketch')).toBeVisible();
  expect(await clara.folders(from.id)).toEqual([]);
});
