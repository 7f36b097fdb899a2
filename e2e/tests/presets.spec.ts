import { expect, test } from '../house/test';

test('presets are called by words of the reader’s language, until somebody gives them another name', async ({
  as,
  api,
}) => {
  const ada = await api('ada');
  const [root] = await ada.folders();
  const rename = async (name: string, version: number) =>
    ada.ask('PATCH', `/folders/${root?.id}`, { name }, { 'if-match': `"${version}"` });
  const page = await as('clara', `/library/${root?.id}?tab=access`);
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: 'Bibliothek' })).toBeVisible();
  const tree = page.getByRole('treegrid', { name: 'Ordner' });
  await expect(tree.getByRole('row', { name: 'Bibliothek', exact: true })).toBeVisible();
  const list = page.getByRole('list', { name: 'Wer in Bibliothek was darf' });
  await expect(list.getByRole('button', { name: /^Alle Personen/ })).toBeVisible();

  const renamed = await rename('Fundus', root?.version ?? 0);
  expect(renamed.ok()).toBe(true);
  await page.reload();
  await expect(tree.getByRole('row', { name: 'Fundus', exact: true })).toBeVisible();

  // Other tests of this worker look for it by its old name, and clara reads English.
  expect((await rename('Library', (await renamed.json()).version)).ok()).toBe(true);
  const clara = await api('clara');
  expect((await clara.ask('PATCH', '/session', { locale: 'en' })).ok()).toBe(true);
});
