import type { Page } from '@playwright/test';
import { PASSWORD } from './people';

/** Opens the window that super-admin mode is turned on in. */
export async function askForSupermode(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Super-admin mode…' }).click();
}

/** Fills that window in and sends it. */
export async function turnSupermodeOn(page: Page, reason: string, password = PASSWORD): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Turn super-admin mode on?' });
  await dialog.getByLabel('Why you need it').fill(reason);
  await dialog.getByLabel('Your password').fill(password);
  await dialog.getByRole('button', { name: 'Turn on' }).click();
}
