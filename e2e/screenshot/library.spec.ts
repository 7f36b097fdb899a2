import { fileURLToPath } from 'node:url';
import { atRest, screen } from '../house/screen';
import { test } from '../house/test';

const FILE = fileURLToPath(new URL('../../docs/screenshot.png', import.meta.url));

test.use({ colorScheme: 'dark', viewport: { width: 1440, height: 900 } });

test('the library as the executive producer sees it', async ({ as }) => {
  const page = await as('clara');
  await screen(page).tile('Blue hour above Sorel').click();
  await page.evaluate(async () => {
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
  });
  await atRest(page);
  await page.screenshot({ path: FILE, animations: 'disabled' });
});
