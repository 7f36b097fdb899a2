import { expect, test } from '../house/test';

test('a token is made, shown once, works within its scope, and is refused once revoked', async ({
  as,
  program,
}) => {
  const page = await as('clara', '/tokens');
  await page.getByRole('button', { name: 'New token' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly backup');
  await dialog.getByRole('checkbox', { name: /^See Know/ }).check();
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const secret = await page.getByText(/^vt_/).textContent();
  await expect(page.getByText('It is shown this once', { exact: false })).toBeVisible();

  const ask = (method: string, path: string, data?: unknown) =>
    fetch(`${program.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(data !== undefined && { body: JSON.stringify(data) }),
    });
  expect((await ask('GET', '/folders')).status).toBe(200);
  const root = ((await (await ask('GET', '/folders')).json()) as { items: { id: string }[] }).items[0];
  expect((await ask('POST', '/folders', { parent: root?.id, name: 'By a token' })).status).toBe(403);

  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(page.getByText(/^vt_/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke Nightly backup' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Revoke' })
    .click();
  await expect(page.getByText('Nightly backup is revoked.')).toBeVisible();
  expect((await ask('GET', '/folders')).status).toBe(401);
});
