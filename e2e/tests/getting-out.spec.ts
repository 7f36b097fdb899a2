import { screen } from '../house/screen';
import { png } from '../house/picture';
import { expect, test } from '../house/test';

test('several files come as one ZIP file, and what may not be downloaded is named before', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'To take along');
  await clara.bring(folder.id, 'one.png', png([5, 80, 60], [200, 30, 90]));
  await clara.bring(folder.id, 'two.png', png([6, 80, 60], [200, 30, 90]));
  const page = await as('clara', `/library/${folder.id}`);
  await screen(page).tile('one').click();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Download as a ZIP file' });
  await expect(dialog.getByText('2 files')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^vitrine-\d{4}-\d\d-\d\d\.zip$/);
  expect(await download.failure()).toBeNull();
  await expect(dialog).toHaveCount(0);
});

test('of what is left out one is told by name and why', async ({ as }) => {
  const page = await as('ines', '/library');
  await screen(page).grid.getByRole('row').first().click();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Download' }).click();
  const dialog = page.getByRole('dialog', { name: 'Download as a ZIP file' });
  await expect(dialog.getByText('None of these files can be downloaded.')).toBeVisible();
  await expect(dialog.getByText('Terrazzo, sample 12')).toBeVisible();
});

test('a file that is here already is told of, and the new one let go and brought back', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const bytes = png([77, 80, 60], [20, 130, 90]);
  await clara.bring((await clara.createFolder(sound.id, 'The first')).id, 'the same.png', bytes);
  const folder = await clara.createFolder(sound.id, 'The second');
  const page = await as('clara', `/library/${folder.id}`);
  await page.getByRole('button', { name: 'Upload' }).first().click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('menuitem', { name: /^Files into/ }).click(),
  ]);
  await chooser.setFiles({ name: 'again.png', mimeType: 'image/png', buffer: bytes });
  const uploads = page.getByRole('region', { name: 'Uploads' });
  await expect(uploads.getByText('Already here:')).toBeVisible();
  await expect(uploads.getByRole('link', { name: 'the same' })).toBeVisible();
  await uploads.getByRole('button', { name: 'Move the new file to the trash' }).click();
  await expect(uploads.getByText('The new one is in the trash')).toBeVisible();
  await expect(screen(page).tile('again')).toHaveCount(0);
  await screen(page).toast.getByRole('button', { name: 'Undo' }).click();
  await expect(screen(page).tile('again')).toBeVisible();
  await uploads.getByRole('link', { name: 'the same' }).click();
  await expect(page.getByRole('dialog', { name: 'the same' })).toBeVisible();
});
