import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Login } from '../house/people';
import { expect, test } from '../house/test';

/** Every screen: who looks, from where, and what to do until it stands. */
interface Screen {
  name: string;
  login: Login | null;
  path: (folders: Folders) => string;
  then?: (page: Page) => Promise<void>;
}

interface Folders {
  campaigns: string;
  dusk: string;
  sound: string;
  asset: (title: string) => string;
}

const opened = async (page: Page, name: RegExp) => {
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

const SCREENS: Screen[] = [
  { name: 'sign in', login: null, path: () => '/sign-in' },
  { name: 'library', login: 'clara', path: () => '/library' },
  { name: 'folder', login: 'clara', path: ({ dusk }) => `/library/${dusk}` },
  {
    name: 'folder with its access',
    login: 'clara',
    path: ({ campaigns }) => `/library/${campaigns}?tab=access`,
  },
  { name: 'search', login: 'emi', path: () => '/library?q=paper' },
  { name: 'nothing found', login: 'emi', path: () => '/library?q=xylophonist' },
  { name: 'trash', login: 'clara', path: () => '/library?state=trashed' },
  { name: 'hidden', login: 'hugo', path: () => '/library/01890a5d-ac96-774b-bcce-b302099a8057' },
  { name: 'only a folder of one’s own', login: 'jonas', path: () => '/library' },
  {
    name: 'picture',
    login: 'emi',
    path: ({ dusk, asset }) => `/library/${dusk}?asset=${asset('Blue hour above Sorel')}`,
    then: (page) => opened(page, /.+/),
  },
  {
    name: 'film',
    login: 'farid',
    path: ({ asset }) => `/library?asset=${asset('Pool loop')}`,
    then: (page) => opened(page, /.+/),
  },
  {
    name: 'sound',
    login: 'farid',
    path: ({ sound, asset }) => `/library/${sound}?asset=${asset('Rain on the skylight')}`,
    then: (page) => opened(page, /.+/),
  },
  { name: 'tokens', login: 'clara', path: () => '/tokens' },
  {
    name: 'new token',
    login: 'clara',
    path: () => '/tokens',
    then: async (page) => {
      await page.getByRole('button', { name: 'New token' }).first().click();
      await opened(page, /New token/);
    },
  },
  {
    name: 'keyboard',
    login: 'clara',
    path: () => '/library',
    then: async (page) => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitem', { name: /^Keyboard/ }).click();
      await opened(page, /Keyboard/);
    },
  },
];

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${theme}, ${width} wide`, () => {
      test.use({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: theme });

      for (const { name, login, path, then } of SCREENS) {
        test(`${name} has no barrier that axe finds`, async ({ as, api, page, program }) => {
          const clara = await api('clara');
          const assets = await clara.assets({ below: true });
          const folders: Folders = {
            campaigns: (await clara.folder('Campaigns')).id,
            dusk: (await clara.folder('Campaigns/Dusk lines')).id,
            sound: (await clara.folder('Sound')).id,
            asset: (title) => assets.find((asset) => asset.title === title)?.id ?? '',
          };
          const shown = login === null ? page : await as(login, path(folders));
          if (login === null) await page.goto(`${program.url}${path(folders)}`);
          await then?.(shown);
          await shown.waitForLoadState('networkidle');
          const report = await new AxeBuilder({ page: shown })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();
          const found = report.violations.map(({ id, nodes }) => ({
            id,
            at: nodes.map((node) => node.html),
          }));
          expect(found).toEqual([]);
          const wider = await shown.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect(wider, 'the page scrolls sideways').toBeLessThanOrEqual(0);
        });
      }
    });
  }
}
