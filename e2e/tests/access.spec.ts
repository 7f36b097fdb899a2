import { openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

test('a list that is saved is in force for somebody else on their next request', async ({ as, api }) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const folder = await clara.createFolder(sound.id, 'Score, unreleased');
  const hugo = await as('hugo', `/library/${folder.id}`);
  await expect(hugo.getByRole('heading', { level: 1, name: folder.name })).toBeVisible();

  const page = await as('clara', `/library/${folder.id}?tab=access`);
  const list = page.getByRole('list', { name: `Who may do what in ${folder.name}` });
  await expect(page.getByText('Follows')).toBeVisible();
  await page.getByRole('button', { name: 'Add a group or person' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('Producers');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Producers/ })
    .click();
  await page.getByRole('button', { name: 'Actions for Producers' }).click();
  await page.getByRole('menuitem', { name: 'Set all to allowed' }).click();
  await list.getByRole('button', { name: /^All users/ }).click();
  const see = list.getByRole('button', { name: /^See: / }).last();
  await expect(see).toBeVisible();
  await page.getByRole('button', { name: 'Actions for All users' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await expect(page.getByRole('checkbox', { name: 'Update current and new subfolders' })).toBeChecked();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await expect(page.getByText('Own rules here')).toBeVisible();

  await hugo.reload();
  await expect(hugo.getByText('This is not here, or not for you to see.').first()).toBeVisible();
  const asked = await (await api('hugo')).ask('GET', `/folders/${folder.id}`);
  expect(asked.status()).toBe(404);
});

test('boxes go from unset to allowed to blocked and back, by pointer and by key', async ({ as, api }) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'Boxes');
  const page = await as('clara', `/library/${folder.id}?tab=access`);
  await page.getByRole('button', { name: 'Add a group or person' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('Press');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Press desk/ })
    .click();
  const list = page.getByRole('list', { name: 'Who may do what in Boxes' });
  const card = list.getByRole('listitem').filter({ hasText: 'Press desk' });
  const box = card.getByRole('button', { name: /^Download: / });
  await expect(box).toHaveAccessibleName(/not set/);
  await box.click();
  await expect(box).toHaveAccessibleName(/: allowed/);
  await box.press('Space');
  await expect(box).toHaveAccessibleName(/: blocked/);
  await box.press('u');
  await expect(box).toHaveAccessibleName(/not set/);
  await box.press('a');
  await expect(box).toHaveAccessibleName(/: allowed/);
});

test('who may not manage access is told so, and sees no list', async ({ as }) => {
  const page = await as('emi');
  await openFolder(page, 'Campaigns');
  await page.getByRole('tab', { name: 'Access' }).click();
  await expect(page.getByText('You don’t manage access here')).toBeVisible();
  await expect(screen(page).inspector.getByRole('list', { name: /Who may do what/ })).toHaveCount(0);
});
