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
