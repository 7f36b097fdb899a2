import { screen } from '../house/screen';
import { expect, test } from '../house/test';

test('a frame drawn with the mouse selects what it touches, and a press beside it nothing', async ({
  as,
}) => {
  const page = await as('emi');
  const { grid, tile } = screen(page);
  await expect(tile('Blue hour above Sorel')).toBeVisible();
  const box = await grid.boundingBox();
  const first = await grid.getByRole('row').first().boundingBox();
  if (box === null || first === null) throw new Error('the grid is not in sight');
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.move(first.x + first.width * 2 - 20, first.y + first.height * 2 - 20, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText('4 selected').first()).toBeVisible();
  await page.mouse.click(box.x + 4, box.y + 4);
  await expect(page.getByText('4 selected')).toHaveCount(0);
});

test('the same files stand in a list, sorted by the heads of its columns, and it is kept', async ({ as }) => {
  const page = await as('emi');
  const { grid } = screen(page);
  await page.getByRole('button', { name: 'Show as a list' }).click();
  await page.getByRole('button', { name: 'Sort by File size' }).click();
  await expect(page).toHaveURL(/sort=size/);
  const biggest = await grid.getByRole('row').first().getAttribute('aria-label');
  await page.getByRole('button', { name: 'Sort by File size' }).click();
  await expect(page).toHaveURL(/direction=ascending/);
  await expect(grid.getByRole('row').first()).not.toHaveAttribute('aria-label', biggest ?? '');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Show as tiles' })).toBeVisible();
  await grid.getByRole('row').first().click();
  await page.keyboard.press('ArrowDown');
  await expect(grid.getByRole('row').nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('what is thrown away is taken back by the button of the notice, without a question before', async ({
  as,
  api,
}) => {
  const greta = await api('greta');
  const page = await as('greta');
  const { tile, toast } = screen(page);
  await tile('Marimba sketch').click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const notice = toast.filter({ hasText: '1 file is in the trash.' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 file is back.')).toBeVisible();
  await expect(tile('Marimba sketch')).toBeVisible();
  const found = await greta.assets({ below: true, query: 'marimba' });
  expect(found.map(({ title }) => title)).toContain('Marimba sketch');
});

test('Ctrl+K leads to a file by its name, and a key shows what is known of it beside it', async ({ as }) => {
  const page = await as('emi');
  await expect(screen(page).tile('Blue hour above Sorel')).toBeVisible();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Commands and places' });
  await palette.getByRole('searchbox').fill('blue hour');
  await palette.getByRole('menuitem', { name: 'Blue hour above Sorel' }).click();
  const viewer = page.getByRole('dialog', { name: 'Blue hour above Sorel' });
  await expect(viewer).toBeVisible();
  await page.keyboard.press('i');
  await expect(viewer.getByRole('complementary', { name: 'About this file' })).toContainText('Halden 645');
});
