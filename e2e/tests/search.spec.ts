import { screen } from '../house/screen';
import { expect, test } from '../house/test';

test('words of titles, file names and keywords find what one may see', async ({ as }) => {
  const page = await as('clara');
  const { search, tile, grid } = screen(page);
  for (const [words, title] of [
    ['terrazzo', 'Terrazzo, sample 12'],
    ['A001_C014', 'Sorel valley, drifting mist'],
    ['herbarium', 'Herbarium: three ferns'],
    ['milky way', 'Somebody is still up'],
  ] as const) {
    await search.fill(words);
    await expect(tile(title)).toBeVisible();
  }
  await search.fill('drifting mist');
  await expect(grid.getByRole('row')).toHaveCount(1);
  await expect(page).toHaveURL(/q=drifting/);
});

test('one’s own upload is found at once', async ({ api }) => {
  const clara = await api('clara');
  const folder = await clara.folder('Sound');
  const metadata = `filename ${btoa('quokka-at-dawn.txt')},folder ${btoa(folder.id)}`;
  const answer = await clara.upload(metadata, Buffer.from('a note'));
  expect(answer.status()).toBe(201);
  const found = await clara.assets({ query: 'quokka', below: true });
  expect(found.map((asset) => asset.file_name)).toEqual(['quokka-at-dawn.txt']);
});

test('nothing found is said, with a way back', async ({ as }) => {
  const page = await as('emi');
  await screen(page).search.fill('xylophonist');
  await expect(page.getByText('Nothing found for “xylophonist”')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByText('Nothing found')).toHaveCount(0);
});

test('a slip of typing finds what was meant, and says that it was taken so', async ({ as }) => {
  const page = await as('clara');
  await screen(page).search.fill('terrazo kind:cheese');
  await expect(page.getByText('“kind:cheese” is no filter here')).toBeVisible();
  await screen(page).search.fill('terrazo');
  await expect(screen(page).tile('Terrazzo, sample 12')).toBeVisible();
  await expect(page.getByText('No hits for “terrazo”; showing “terrazzo”.')).toBeVisible();
});

test('a search that is saved brings back what was chosen of facets', async ({ as }) => {
  const page = await as('emi');
  const { search, grid } = screen(page);
  await search.fill('sorel');
  await page.getByRole('toolbar', { name: 'Filter by' }).getByRole('button', { name: 'Kind' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Picture' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/only=/);
  const found = await grid.getByRole('row').count();
  await page.getByRole('button', { name: 'Save this search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Pictures of Sorel');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('link', { name: 'Everything' }).click();
  await expect(page).not.toHaveURL(/only=/);
  await page
    .getByRole('navigation', { name: 'Saved searches' })
    .getByRole('link', { name: 'Pictures of Sorel' })
    .click();
  await expect(page).toHaveURL(/q=sorel.*only=.*picture/);
  await expect(grid.getByRole('row')).toHaveCount(found);

  // What goes by one click comes back by another.
  const kept = page.getByRole('link', { name: 'Pictures of Sorel' });
  await page.getByRole('button', { name: 'Delete “Pictures of Sorel”' }).click();
  await expect(kept).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await kept.click();
  await expect(page).toHaveURL(/q=sorel.*only=.*picture/);
});
