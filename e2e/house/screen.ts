import { type Locator, type Page, expect } from '@playwright/test';

/** The parts of the library's page, by the names that a screen reader gives them. */
export function screen(page: Page) {
  const tree = page.getByRole('treegrid', { name: 'Folders' });
  return {
    tree,
    /** A folder in the tree. */
    folder: (name: string) => tree.getByRole('row', { name, exact: true }),
    /** The files of the open place. */
    grid: page.getByRole('grid', { name: /^Files in / }),
    /** A file in the grid, by its title. */
    tile: (title: string) => page.getByRole('grid', { name: /^Files in / }).getByRole('row', { name: title }),
    search: page.getByRole('searchbox'),
    inspector: page.getByRole('complementary', { name: 'Inspector' }),
    toast: page.getByRole('alertdialog'),
  };
}

/** Opens folders in the tree, from the top, until the last one's files are shown. */
export async function openFolder(page: Page, ...path: string[]): Promise<void> {
  const { folder } = screen(page);
  for (const [step, name] of path.entries()) {
    const row = folder(name);
    await expect(row).toBeVisible();
    if (step < path.length - 1) await expand(row, name);
    else await row.click();
  }
  await expect(page.getByRole('heading', { level: 1, name: path.at(-1) ?? '' })).toBeVisible();
}

async function expand(row: Locator, name: string): Promise<void> {
  const open = row.getByRole('button', { name: `Open ${name}` });
  if (await open.isVisible()) await open.click();
}

/** The names of all folders in sight, as the tree shows them. */
export async function foldersInSight(page: Page): Promise<string[]> {
  const rows = await screen(page).tree.getByRole('row').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
}

/** How long nothing was fetched, in milliseconds, when a page is at rest. */
const REST = 500;

/** Waits until all that a page wants is there. Its stream of events goes on: to the browser it is one fetch without end. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction((rest) => {
    const fetched = performance.getEntriesByType('resource').map((entry) => entry.startTime + entry.duration);
    return performance.now() - Math.max(0, ...fetched) > rest;
  }, REST);
}
