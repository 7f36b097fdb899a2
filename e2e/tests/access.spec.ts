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
  await expect(page.getByText('Inherits from')).toBeVisible();
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

test('who gains and who loses stands in the panel before it is saved, person by person', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'Reviewed');
  const page = await as('clara', `/library/${folder.id}?tab=access`);
  await page.getByRole('button', { name: 'Actions for All users' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await expect(page.getByText(/^\d+ people lose$/)).toBeVisible();
  await page.getByRole('button', { name: 'Review', exact: true }).click();
  const review = page.getByRole('dialog', { name: 'What saving changes' });
  await expect(review.getByText('You would no longer manage access to Reviewed.')).toBeVisible();
  await review.getByRole('button', { name: /^Hugo Lemaire/ }).click();
  await expect(review.getByText(/^See, Download/).filter({ visible: true })).toHaveCount(1);
  await review.getByRole('button', { name: 'Cancel' }).click();
  const unchanged = await clara.ask('GET', `/folders/${folder.id}/access`);
  expect((await unchanged.json()).own).toBe(false);
});

test('giving up a list of its own says whom that lets in', async ({ as, api }) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'Given up');
  const page = await as('clara', `/library/${folder.id}?tab=access`);
  await page.getByRole('button', { name: 'Add a group or person' }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('Producers');
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Producers/ })
    .click();
  await page.getByRole('button', { name: 'Actions for Producers' }).click();
  await page.getByRole('menuitem', { name: 'Set all to allowed' }).click();
  await page.getByRole('button', { name: 'Actions for All users' }).click();
  await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Own rules here')).toBeVisible();
  await page.getByRole('button', { name: 'Back to inherited' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Let Given up inherit again?' });
  await expect(asked.getByRole('button', { name: /^Hugo Lemaire.*gains/ })).toBeVisible();
});

test('a decision about somebody is explained with what decides, what is overruled and what would change it', async ({
  as,
  api,
}) => {
  const ben = await api('ben');
  const folder = await ben.folder('Campaigns');
  const page = await as('ben', `/access?folder=${folder.id}&action=download`);
  await page.getByRole('button', { name: /^Person: / }).click();
  await page.getByRole('dialog').getByRole('searchbox').fill('Ines');
  await page.getByRole('dialog').getByRole('option', { name: /Ines/ }).click();
  await expect(
    page.getByRole('heading', { name: 'No. Ines Carvalho can’t “Download” in Campaigns.' }),
  ).toBeVisible();
  await expect(page.getByText('blocks itdecides')).toBeVisible();
  await expect(page.getByText('overruled by Personal grants')).toBeVisible();
  await expect(page.getByText(/^Clear the box “Download” of Ines Carvalho/)).toBeVisible();
  await page.getByRole('tab', { name: 'Who can' }).click();
  await expect(page.getByRole('list', { name: 'People who can' }).getByText('Emi Tanaka')).toBeVisible();
  await page.getByRole('tab', { name: 'What somebody can' }).click();
  await expect(
    page.getByRole('heading', { name: /^In \d+ folders? alike$|^In 1 folder$/ }).first(),
  ).toBeVisible();
});

test('somebody who may not ask about others is told why they themselves may not', async ({ as, api }) => {
  const folder = await (await api('ines')).folder('Campaigns');
  const page = await as('ines', `/access?folder=${folder.id}&action=download`);
  await expect(page.getByRole('heading', { name: 'No. You can’t “Download” in Campaigns.' })).toBeVisible();
  await expect(page.getByText('“Download” is blocked for you, by a setting of your own.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How it was decided' })).toHaveCount(0);
});

test('a press on what is refused tells why, with a way to more', async ({ as, api }) => {
  const folder = await (await api('jonas')).folder('Aurelia Hotels');
  const page = await as('jonas', `/library/${folder.id}`);
  // What can't be used stays reachable, and answers.
  await page.getByRole('button', { name: 'Upload' }).press('Enter');
  const notice = screen(page).toast.filter({ hasText: 'Nobody has allowed you “Upload”' });
  await notice.getByRole('button', { name: 'Why?' }).click();
  await expect(
    page.getByRole('heading', { name: /^No\. You can’t “Upload” in Aurelia Hotels/ }),
  ).toBeVisible();
});

test('Y on a box leads to why, or of a group to who can', async ({ as, api }) => {
  const clara = await api('clara');
  const folder = await clara.createFolder((await clara.folder('Sound')).id, 'Asked why');
  const page = await as('clara', `/library/${folder.id}?tab=access`);
  const list = page.getByRole('list', { name: `Who may do what in ${folder.name}` });
  await list.getByRole('button', { name: /^All users/ }).click();
  await list
    .getByRole('button', { name: /^Download: / })
    .first()
    .press('y');
  await expect(page).toHaveURL(new RegExp(`/access\\?.*view=who.*`));
  await expect(page).toHaveURL(new RegExp(`folder=${folder.id}`));
  await expect(page.getByRole('tab', { name: 'Who can', selected: true })).toBeVisible();
});
