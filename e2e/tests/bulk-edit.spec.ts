import type { Page } from '@playwright/test';
import type { Api } from '../house/api';
import { cameraJpeg } from '../house/files';
import { screen } from '../house/screen';
import { expect, test } from '../house/test';

interface Described {
  title: string;
  caption: string;
  credit: string;
  rights: string;
  tags: { name: string }[];
  fields: { field: string; value: unknown }[];
  version: number;
}

/** A folder of Clara's with as many files in it as have a title here. */
async function shelf(clara: Api, name: string, titles: readonly string[]) {
  const sound = await clara.folder('Sound');
  const folder = await clara.createFolder(sound.id, name);
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const ids: string[] = [];
  for (const title of titles) {
    const metadata = `filename ${base64(`${title}.jpg`)},folder ${base64(folder.id)}`;
    const answer = await clara.upload(metadata, await cameraJpeg());
    ids.push(answer.headers()['vitrine-asset'] ?? '');
  }
  return { folder, ids };
}

const read = async (who: Api, id: string): Promise<Described> =>
  (await who.ask('GET', `/assets/${id}`)).json();

async function describe(who: Api, id: string, change: object): Promise<void> {
  const { version } = await read(who, id);
  const answer = await who.ask('PATCH', `/assets/${id}`, change, { 'if-match': `"${version}"` });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** What is written of a file, without what the program itself writes. */
const written = ({ title, caption, credit, rights, tags, fields }: Described) => ({
  title,
  caption,
  credit,
  rights,
  tags: tags.map((tag) => tag.name),
  fields,
});

/** Waits until nothing but people changes the files any more. */
async function processed(clara: Api, folder: string): Promise<void> {
  await expect
    .poll(async () => (await clara.assets({ folder })).map(({ processing }) => processing))
    .not.toContain('waiting');
}

/** Chooses what is done to a text or field. */
async function choose(page: Page, name: string, doing: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(`${name}$`) }).click();
  await page.getByRole('listbox', { name }).getByRole('option', { name: doing }).click();
  await expect(page.getByRole('listbox', { name })).toHaveCount(0);
}

async function selectAll(page: Page, first: string): Promise<void> {
  await screen(page).tile(first).click();
  await page.keyboard.press('Control+a');
}

test('many files are described alike, and each gets back by Ctrl+Z exactly what it had', async ({
  as,
  api,
}) => {
  const ada = await api('ada');
  const clara = await api('clara');
  const field = async (body: object) => (await (await ada.ask('POST', '/fields', body)).json()).id as string;
  const client = await field({ name: 'Bulk client', kind: 'text' });
  await field({ name: 'Bulk use', kind: 'choices', choices: ['Print', 'Web'] });
  const { folder, ids } = await shelf(clara, 'Described alike', ['First', 'Second', 'Third']);
  await processed(clara, folder.id);
  const [first = '', second = '', third = ''] = ids;
  await describe(clara, first, { caption: 'One of its own', tags: ['fog', 'pier'] });
  await describe(clara, second, {
    credit: 'Emi Tanaka',
    fields: [{ field: client, value: { text: 'Aurelia' } }],
  });
  const before = await Promise.all(ids.map((id) => read(clara, id)));

  const page = await as('clara', `/library/${folder.id}`);
  await selectAll(page, 'First');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Edit 3 files' })).toBeVisible();
  await choose(page, 'Caption', 'Clear');
  await choose(page, 'Credit', 'Set to');
  await dialog.getByRole('textbox', { name: 'New: Credit' }).fill('Emi Tanaka');
  await dialog.getByRole('combobox', { name: 'Add a tag' }).fill('Low tide');
  await page.keyboard.press('Enter');
  await dialog.getByRole('combobox', { name: 'Tag to remove' }).fill('FOG');
  await page.keyboard.press('Enter');
  await choose(page, 'Bulk client', 'Clear');
  await choose(page, 'Bulk use', 'Set to');
  await dialog.getByText('Web', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Review' }).click();

  await expect(dialog.getByText('3 of 3 files change')).toBeVisible();
  const part = (name: string) => dialog.getByRole('heading', { name: new RegExp(`^${name}`) });
  await expect(part('Caption')).toHaveText('Caption1 file');
  await expect(part('Credit')).toHaveText('Credit2 files');
  await expect(part('Tags')).toHaveText('Tags3 files');
  await expect(part('Bulk client')).toHaveText('Bulk client1 file');
  await expect(dialog.getByText('One of its own')).toBeVisible();
  await dialog.getByRole('button', { name: 'Change 3 files' }).click();
  await expect(screen(page).toast.filter({ hasText: '3 files changed.' })).toBeVisible();

  const after = await Promise.all(ids.map((id) => read(clara, id)));
  expect(after.map(({ caption }) => caption)).toEqual(['', '', '']);
  expect(after.map(({ credit }) => credit)).toEqual(['Emi Tanaka', 'Emi Tanaka', 'Emi Tanaka']);
  expect(after.map(({ tags }) => tags.map(({ name }) => name))).toEqual([
    ['Low tide', 'pier'],
    ['Low tide'],
    ['Low tide'],
  ]);

  // Somebody else describes one of them anew: that is left alone.
  await describe(ada, third, { credit: 'Ada Lindqvist' });
  await page.keyboard.press('Control+z');
  await expect(
    page.getByText('2 files are as they were. 1 file was changed by someone meanwhile and stays.'),
  ).toBeVisible();
  const undone = await Promise.all(ids.map((id) => read(clara, id)));
  expect(undone.slice(0, 2).map(written)).toEqual(before.slice(0, 2).map(written));
  expect(undone[2]?.credit).toBe('Ada Lindqvist');
});

test('what is so already is left alone, and the button of the notice takes the change back', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const { folder, ids } = await shelf(clara, 'Half so already', ['Is so', 'Is not']);
  await processed(clara, folder.id);
  const [so = '', other = ''] = ids;
  await describe(clara, so, { rights: 'Harbour Street Studio' });
  const { version } = await read(clara, so);

  const page = await as('clara', `/library/${folder.id}`);
  await selectAll(page, 'Is so');
  // By the palette this time.
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('edit 2');
  await page.getByRole('menuitem', { name: 'Edit 2 files…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit 2 files' });
  await choose(page, 'Rights', 'Set to');
  await dialog.getByRole('textbox', { name: 'New: Rights' }).fill('Harbour Street Studio');
  await dialog.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'What would change' });
  await expect(review.getByText('1 of 2 files changes')).toBeVisible();
  await expect(review.getByText('1 is like this already and stays')).toBeVisible();
  await review.getByRole('button', { name: 'Change 1 file' }).click();
  const notice = screen(page).toast.filter({ hasText: '1 file changed.' });
  await expect(notice).toBeVisible();
  expect((await read(clara, so)).version).toBe(version);
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 file is as it was.')).toBeVisible();
  expect((await read(clara, other)).rights).toBe('');
});

test('the review says what is not one’s own to edit, and nothing is changed by looking', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const page = await as('clara');
  await selectAll(page, 'Blue hour above Sorel');
  await page.getByRole('toolbar').getByRole('button', { name: 'Edit…' }).click();
  await choose(page, 'Credit', 'Set to');
  await page.getByRole('textbox', { name: 'New: Credit' }).fill('Nobody');
  await page.keyboard.press('Enter');
  const review = page.getByRole('dialog', { name: 'What would change' });
  // The raw footage is hers only to look at.
  await expect(review.getByText('2 are not yours to edit and stay')).toBeVisible();
  await expect(review.getByText('This folder does not allow it.')).toBeVisible();
  await review.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('textbox', { name: 'New: Credit' })).toHaveValue('Nobody');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const assets = await clara.assets({ below: true });
  for (const { id } of assets.slice(0, 3)) expect((await read(clara, id)).credit).not.toBe('Nobody');
});

test('who may not edit the one file is told why', async ({ as }) => {
  const page = await as('jonas');
  await screen(page).tile('Pool study no. 4').click();
  const edit = page.getByRole('toolbar').getByRole('button', { name: 'Edit…' });
  await expect(edit).toHaveAttribute('aria-disabled', 'true');
  await edit.press('Enter');
  await expect(screen(page).toast).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a tag in the inspector finds the files that bear it', async ({ as }) => {
  const page = await as('clara');
  await screen(page).tile('Blue hour above Sorel').click();
  await page.keyboard.press('i');
  await screen(page)
    .inspector.getByRole('row', { name: /^blue hour/ })
    .click();
  await expect(page).toHaveURL(/\/library\?q=tag/);
  await expect(screen(page).search).toHaveValue('tag:"blue hour"');
});

test('the inspector says what several files have in common, and gives all of them a tag of some', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const { folder, ids } = await shelf(clara, 'In common', ['One', 'Two', 'Three']);
  await processed(clara, folder.id);
  const [one = '', two = '', three = ''] = ids;
  await describe(clara, one, { credit: 'Emi Tanaka', caption: 'Of its own', tags: ['fog', 'pier'] });
  for (const id of [two, three]) await describe(clara, id, { credit: 'Emi Tanaka', tags: ['pier'] });

  const page = await as('clara', `/library/${folder.id}`);
  await selectAll(page, 'One');
  const inspector = screen(page).inspector;
  await expect(inspector.getByRole('heading', { name: '3 selected' })).toBeVisible();
  await expect(inspector.getByText('3 pictures')).toBeVisible();
  await expect(inspector.getByText('Emi Tanaka')).toBeVisible();
  await expect(inspector.getByText('Varies')).toHaveCount(1);
  await expect(inspector.getByRole('row', { name: /^pier/ })).toHaveText('pier');
  await expect(inspector.getByRole('row', { name: /^fog, 1 of 3/ })).toBeVisible();

  await inspector.getByRole('row', { name: /^fog/ }).click();
  await expect(screen(page).toast.filter({ hasText: '2 files changed.' })).toBeVisible();
  await expect(inspector.getByRole('row', { name: /^fog, 1 of 3/ })).toHaveCount(0);
  expect((await read(clara, three)).tags.map(({ name }) => name)).toEqual(['fog', 'pier']);
  // Somebody else takes it from one of them: that is seen without a reload.
  await describe(clara, two, { tags: ['pier'] });
  await expect(inspector.getByRole('row', { name: /^fog, 2 of 3/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(inspector.getByRole('row', { name: /^fog, 1 of 3/ })).toBeVisible();
});
