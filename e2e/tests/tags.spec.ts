import type { Page } from '@playwright/test';
import type { Api } from '../house/api';
import { screen } from '../house/screen';
import { expect, test } from '../house/test';

interface Tag {
  id: string;
  name: string;
  parent: string | null;
  synonyms: string[];
  assets: number;
  version: number;
}

const tags = async (who: Api): Promise<Tag[]> => (await (await who.ask('GET', '/tags')).json()).items;

const tagCalled = async (who: Api, name: string) => (await tags(who)).find((tag) => tag.name === name);

async function make(who: Api, name: string, parent: Tag | null = null): Promise<Tag> {
  const answer = await who.ask('POST', '/tags', { name, parent: parent?.id ?? null });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** Lets a file bear tags beside those that it bears. */
async function apply(who: Api, title: string, names: string[]): Promise<string> {
  const asset = (await who.assets({ below: true })).find((each) => each.title === title);
  const change = { add_tags: names };
  const answer = await who.ask('POST', '/assets/descriptions', {
    selection: { assets: [asset?.id] },
    change,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return asset?.id ?? '';
}

const borne = async (who: Api, id: string): Promise<string[]> =>
  (await (await who.ask('GET', `/assets/${id}`)).json()).tags.map((tag: { name: string }) => tag.name);

const row = (page: Page, name: string) =>
  page.getByRole('treegrid', { name: 'Tags' }).getByRole('row', { name, exact: true });

async function act(page: Page, name: string, action: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a tag is made, given a synonym and found by it, and Ctrl+Z takes the name back', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const page = await as('clara');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page).toHaveURL(/\/settings\/tags$/);
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Ae weather');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Ae weather')).toBeVisible();
  await row(page, 'Ae weather').press('n');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'New tag below Ae weather' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ae sleet');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Ae sleet')).toHaveAttribute('aria-level', '2');

  await row(page, 'Ae sleet').press('F2');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ae wet snow');
  await dialog.getByRole('combobox', { name: 'Add a synonym' }).fill('Ae slush');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Ae wet snow')).toBeVisible();
  expect((await tagCalled(clara, 'Ae wet snow'))?.synonyms).toEqual(['Ae slush']);
  await page.getByRole('searchbox', { name: 'Find a tag' }).fill('ae sl');
  await expect(row(page, 'Ae wet snow')).toBeVisible();
  await expect(row(page, 'dusk')).toHaveCount(0);

  await row(page, 'Ae wet snow').press('Control+z');
  await expect(page.getByText('Undone.')).toBeVisible();
  expect((await tagCalled(clara, 'Ae sleet'))?.synonyms).toEqual([]);
});

test('a name that another tag has is refused, and which it is', async ({ as, api }) => {
  await make(await api('clara'), 'Only once');
  const page = await as('clara', '/settings/tags');
  await page.getByRole('button', { name: 'New tag' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('ONLY once');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“ONLY once” is what another tag is called.')).toBeVisible();
});

test('a tag is moved by dragging it onto another and by the dialog, and back by Undo', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const places = await make(clara, 'Aa places');
  await make(clara, 'Aa harbour');
  const page = await as('clara', '/settings/tags');
  await row(page, 'Aa harbour').dragTo(row(page, 'Aa places'));
  await expect(page.getByText('Aa harbour now lies under Aa places.')).toBeVisible();
  await expect(row(page, 'Aa harbour')).toHaveAttribute('aria-level', '2');
  expect((await tagCalled(clara, 'Aa harbour'))?.parent).toBe(places.id);

  await row(page, 'Aa harbour').press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: 'At the top' }).click();
  await dialog.getByRole('button', { name: 'Move here' }).click();
  const notice = screen(page).toast.filter({ hasText: 'Aa harbour now lies at the top.' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
  expect((await tagCalled(clara, 'Aa harbour'))?.parent).toBe(places.id);
});

test('a tag is not offered a place below itself', async ({ as, api }) => {
  const clara = await api('clara');
  const above = await make(clara, 'Ab above');
  await make(clara, 'Ab below', above);
  const page = await as('clara', '/settings/tags');
  await act(page, 'Ab above', 'Move…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('ab below');
  await expect(dialog.getByText('No tag by that name.')).toBeVisible();
});

test('merging says what it touches, and the files bear the other tag', async ({ as, api }) => {
  const clara = await api('clara');
  const from = await make(clara, 'Ac mist');
  await make(clara, 'Ac mist below', from);
  await make(clara, 'Ac fog');
  const asset = await apply(clara, 'Rain on the skylight', ['Ac mist']);
  const page = await as('clara', '/settings/tags');
  await act(page, 'Ac mist', 'Merge into…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('option', { name: 'Ac fog' }).click();
  await expect(dialog.getByText('1 file that you see will bear Ac fog instead of Ac mist.')).toBeVisible();
  await expect(dialog.getByText('1 tag below it moves under Ac fog.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Merge into Ac fog' }).click();
  await expect(page.getByText('Ac mist is now Ac fog.')).toBeVisible();
  await expect(row(page, 'Ac mist')).toHaveCount(0);
  await expect(row(page, 'Ac mist below')).toHaveAttribute('aria-level', '2');
  expect(await borne(clara, asset)).toContain('Ac fog');
  expect((await tagCalled(clara, 'Ac fog'))?.synonyms).toEqual(['Ac mist']);
});

test('removing says what is lost, and only then takes the tag from its files', async ({ as, api }) => {
  const clara = await api('clara');
  const tag = await make(clara, 'Ad gone soon');
  await make(clara, 'Ad stays', tag);
  const asset = await apply(clara, 'Rain on the skylight', ['Ad gone soon']);
  const page = await as('clara', '/settings/tags');
  await row(page, 'Ad gone soon').press('Delete');
  const dialog = page.getByRole('alertdialog', { name: 'Delete Ad gone soon?' });
  await expect(
    dialog.getByText('1 file that you see loses it, and so do those that you don’t see.'),
  ).toBeVisible();
  await expect(dialog.getByText('1 tag below it stays and moves to the top.')).toBeVisible();
  // What the focus stands on at first does nothing.
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await borne(clara, asset)).toContain('Ad gone soon');

  await row(page, 'Ad gone soon').press('Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Ad gone soon is deleted.')).toBeVisible();
  await expect(row(page, 'Ad stays')).toHaveAttribute('aria-level', '1');
  expect(await borne(clara, asset)).not.toContain('Ad gone soon');
});

test('who does not manage tags finds no way there', async ({ as }) => {
  const page = await as('emi');
  await expect(page.getByRole('link', { name: 'Access' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('tags');
  await expect(page.getByRole('menuitem', { name: 'Tags', exact: true })).toHaveCount(0);
  await page.goto('/settings/tags');
  await expect(page.getByText('This is not here, or not for you to see.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'New tag' })).toHaveCount(0);
});

test('the tags beside the files narrow them, and let go of them again', async ({ as, api }) => {
  const clara = await api('clara');
  const above = await make(clara, 'Ag places');
  await make(clara, 'Ag skylight', above);
  await apply(clara, 'Rain on the skylight', ['Ag skylight']);
  const page = await as('clara');
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  await row(page, 'Ag places').getByRole('button', { name: 'Open Ag places' }).click();
  await row(page, 'Ag skylight').click();
  await expect(screen(page).search).toHaveValue('tag:"Ag skylight"');
  await row(page, 'Ag skylight').click();
  await expect(screen(page).search).toHaveValue('');
});

test('the palette finds a tag by its synonym', async ({ as, api }) => {
  const clara = await api('clara');
  const tag = await make(clara, 'Ah harbour');
  const change = { synonyms: ['Ah port'] };
  await clara.ask('PATCH', `/tags/${tag.id}`, change, { 'if-match': `"${tag.version}"` });
  const page = await as('clara');
  await expect(screen(page).tile('Blue hour above Sorel')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('searchbox').fill('ah por');
  await page.getByRole('menuitem', { name: /^Ah harbour/ }).click();
  await expect(screen(page).search).toHaveValue('tag:"Ah harbour"');
});
