import type { Page } from '@playwright/test';
import type { Api } from '../house/api';
import { screen } from '../house/screen';
import { expect, test } from '../house/test';

interface Field {
  id: string;
  name: string;
  kind: string;
  choices: { id: string; name: string; retired: boolean }[];
  retired: boolean;
}

const fields = async (who: Api): Promise<Field[]> => (await (await who.ask('GET', '/fields')).json()).items;

const fieldCalled = async (who: Api, name: string) =>
  (await fields(who)).find((field) => field.name === name);

async function make(who: Api, name: string, body: object): Promise<Field> {
  const answer = await who.ask('POST', '/fields', { name, ...body });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

const row = (page: Page, name: string) =>
  page.getByRole('grid', { name: 'Fields' }).getByRole('row', { name, exact: true });

async function act(page: Page, name: string, action: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a field with choices is made, and filled in where files are described', async ({ as, api }) => {
  const ada = await api('ada');
  const page = await as('ada', '/settings/fields');
  await page.getByRole('button', { name: 'New field' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'New field' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Fa use');
  await dialog.getByRole('button', { name: /What stands in it/ }).click();
  await page.getByRole('option', { name: 'Several choices' }).click();
  await dialog.getByRole('textbox', { name: 'Choice 1' }).fill('Print');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Choice 2' }).fill('print');
  await expect(dialog.getByRole('button', { name: 'Create field' })).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox', { name: 'Choice 2' }).fill('Web');
  await dialog.getByRole('button', { name: 'Move Web up' }).click();
  await dialog.getByRole('button', { name: 'Create field' }).click();
  await expect(row(page, 'Fa use')).toContainText('Several choices: Web, Print');
  expect((await fieldCalled(ada, 'Fa use'))?.choices.map(({ name }) => name)).toEqual(['Web', 'Print']);

  const clara = await as('clara');
  await screen(clara).tile('Blue hour above Sorel').click();
  await clara.keyboard.press('i');
  const group = screen(clara).inspector.getByRole('group', { name: 'Fa use' });
  await expect(group.getByText('Web')).toBeVisible();
});

test('a choice is taken off the list and stays where it was chosen, and comes back by its name', async ({
  as,
  api,
}) => {
  const ada = await api('ada');
  const field = await make(ada, 'Fb stage', { kind: 'choice', choices: ['Rough', 'Final'] });
  const page = await as('ada', '/settings/fields');
  await act(page, 'Fb stage', 'Name and choices');
  const dialog = page.getByRole('dialog', { name: 'Fb stage' });
  await dialog.getByRole('button', { name: 'Take Rough off the list' }).click();
  await expect(dialog.getByText(/^No longer offered: Rough\./)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Fb how far');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Fb how far')).toContainText('One choice: Final');
  const rough = field.choices[0]?.id;
  const retired = async () =>
    (await fieldCalled(ada, 'Fb how far'))?.choices.filter((choice) => choice.retired).map(({ id }) => id);
  expect(await retired()).toEqual([rough]);

  await act(page, 'Fb how far', 'Name and choices');
  const again = page.getByRole('dialog', { name: 'Fb how far' });
  await again.getByRole('button', { name: 'Add a choice' }).click();
  await again.getByRole('textbox', { name: 'Choice 2' }).fill('Rough');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(row(page, 'Fb how far')).toContainText('One choice: Final, Rough');
  expect(await retired()).toEqual([]);
});

test('a field is retired and offered again by Undo', async ({ as, api }) => {
  const ada = await api('ada');
  await make(ada, 'Fc client', { kind: 'text' });
  const page = await as('ada', '/settings/fields');
  await act(page, 'Fc client', 'Retire');
  await expect(row(page, 'Fc client').getByText('Retired')).toBeVisible();
  expect((await fieldCalled(ada, 'Fc client'))?.retired).toBe(true);
  const notice = screen(page).toast.filter({ hasText: 'Fc client is no longer offered.' });
  await notice.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Undone.')).toBeVisible();
  expect((await fieldCalled(ada, 'Fc client'))?.retired).toBe(false);
});

test('fields are put in order by the menu and by dragging, and back by Ctrl+Z', async ({ as, api }) => {
  const ada = await api('ada');
  for (const name of ['Fd one', 'Fd two', 'Fd three']) await make(ada, name, { kind: 'number' });
  const order = async () =>
    (await fields(ada)).map(({ name }) => name).filter((name) => name.startsWith('Fd '));
  const page = await as('ada', '/settings/fields');
  await act(page, 'Fd three', 'Move up');
  await expect(page.getByText('Fd three has a new place.')).toBeVisible();
  await expect.poll(order).toEqual(['Fd one', 'Fd three', 'Fd two']);
  await row(page, 'Fd two').dragTo(row(page, 'Fd one'), { targetPosition: { x: 200, y: 2 } });
  await expect.poll(order).toEqual(['Fd two', 'Fd one', 'Fd three']);
  await expect(page.getByText('Fd two has a new place.')).toBeVisible();
  await row(page, 'Fd two').press('Control+z');
  await expect.poll(order).toEqual(['Fd one', 'Fd three', 'Fd two']);
});

test('who manages tags alone finds no fields to administer', async ({ as }) => {
  const page = await as('clara', '/settings');
  await expect(page).toHaveURL(/\/settings\/tags$/);
  await expect(
    page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Fields' }),
  ).toHaveCount(0);
  await page.goto('/settings/fields');
  await expect(page.getByText('This is not here, or not for you to see.')).toBeVisible();
});
