import { expect, test } from '../house/test';
import { PASSWORD } from '../house/people';

test('one signs in, and gets to where one wanted to go', async ({ page, program }) => {
  await page.goto(`${program.url}/tokens`);
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('Login').fill('clara');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/tokens$/);
  await expect(page.getByRole('button', { name: 'Account of Clara Moreno' })).toBeVisible();
});

test('a wrong password and an unknown login are told in the same words', async ({ page, program }) => {
  const told: (string | null)[] = [];
  for (const login of ['clara', 'nobody-of-that-name']) {
    await page.goto(`${program.url}/sign-in`);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Password').fill('not the password of anybody');
    await page.getByRole('button', { name: 'Sign in' }).click();
    told.push(await page.getByRole('alert').textContent());
  }
  expect(told[0]).toBe('Login or password is wrong.');
  expect(told[1]).toBe(told[0]);
});

test('who signs out is out, on every page', async ({ as }) => {
  const page = await as('hugo');
  await page.getByRole('button', { name: 'Account of Hugo Lemaire' }).click();
  await page.getByRole('menuitem', { name: 'Sign out Hugo Lemaire' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get('/api/v1/session')).status()).toBe(401);
  await page.goto('/library');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the page speaks German as soon as it is chosen', async ({ page, program }) => {
  await page.goto(`${program.url}/sign-in`);
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
});
