import type { Api } from '../house/api';
import { askForSupermode, turnSupermodeOn } from '../house/supermode';
import { expect, test } from '../house/test';

test('super-admin mode is turned on with the password and a reason, shows what is hidden, and is turned off', async ({
  as,
  api,
}) => {
  const folder = await hiddenFromBen(api);
  const page = await as('ben', `/library/${folder}`);
  const hidden = page.getByText('This is not here, or not for you to see.').first();
  await expect(hidden).toBeVisible();

  await askForSupermode(page);
  await turnSupermodeOn(page, 'A picture was reported', 'not the password of anybody');
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await turnSupermodeOn(page, 'A picture was reported');

  const banner = page.getByRole('complementary', { name: 'Super-admin mode' });
  await expect(banner).toContainText('Super-admin mode is on.');
  await expect(banner).toContainText(/\d+ minutes? left/);
  await expect(page.getByRole('heading', { level: 1, name: 'Hidden from Ben' })).toBeVisible();
  await page.reload();
  await expect(banner).toBeVisible();

  await banner.getByRole('button', { name: 'Turn off' }).press('Enter');
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Account of/ })).toBeFocused();
  await expect(hidden).toBeVisible();
});

test('the owner is told who turned it on and why, until they have read it', async ({ as }) => {
  const ben = await as('ben');
  await askForSupermode(ben);
  await turnSupermodeOn(ben, 'Looking for the lost negatives');
  await expect(ben.getByText('Super-admin mode is on.')).toBeVisible();

  const ada = await as('ada');
  const news = ada.getByRole('complementary', { name: 'News for you' });
  await expect(news).toContainText('Ben Okafor turned super-admin mode on');
  await expect(news).toContainText('Looking for the lost negatives');
  await news.getByRole('button', { name: 'I have read it' }).click();
  await expect(news.getByText('Looking for the lost negatives')).toHaveCount(0);
});

test('who may not turn it on is not asked to', async ({ as }) => {
  const page = await as('hugo');
  await page.getByRole('button', { name: /^Account of/ }).click();
  await expect(page.getByRole('menuitem', { name: /^Sign out/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Super-admin/ })).toHaveCount(0);
});

type Use = (login: 'ada' | 'ben') => Promise<Api>;

/** A folder whose list has a cross for Ben; as an admin he would see it otherwise. */
async function hiddenFromBen(api: Use): Promise<string> {
  const ada = await api('ada');
  const sound = await ada.folder('Sound');
  const folder = await ada.createFolder(sound.id, 'Hidden from Ben');
  const ben = await (await (await api('ben')).ask('GET', '/session')).json();
  const entry = { subject: { kind: 'user', id: ben.user.id }, grants: { see: { state: 'deny' } } };
  const saved = await ada.ask(
    'PUT',
    `/folders/${folder.id}/access`,
    { entries: [entry], subfolders: 'update', confirm: true },
    { 'if-match': `"${folder.version}"` },
  );
  expect(saved.ok(), await saved.text()).toBe(true);
  return folder.id;
}
