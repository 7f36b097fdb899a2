import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Api } from '../house/api';
import type { Login } from '../house/people';
import { png } from '../house/picture';
import { atRest, screen } from '../house/screen';
import { askForSupermode, turnSupermodeOn } from '../house/supermode';
import { expect, test } from '../house/test';

/** Every screen: who looks, from where, and what to do until it stands. */
interface Screen {
  name: string;
  login: Login | null;
  path: (folders: Folders) => string;
  /** What has to be in sight, or it is another screen. */
  shows: string;
  /** What somebody else did before. */
  before?: (house: House) => Promise<void>;
  then?: (page: Page, house: House) => Promise<void>;
}

interface House {
  as: (login: Login) => Promise<Page>;
  api: (login: Login) => Promise<Api>;
}

interface Folders {
  campaigns: string;
  dusk: string;
  sound: string;
  shelf: string;
  asset: (title: string) => string;
}

/** A folder for what screens need to be there. */
const shelfOf = async (clara: Api) => {
  const sound = await clara.folder('Sound');
  const found = (await clara.folders(sound.id)).find(({ name }) => name === 'For screens');
  return found ?? clara.createFolder(sound.id, 'For screens');
};

/** A file of two versions on the shelf; another screen may have brought it before. */
const bringVersions = async ({ api }: House) => {
  const clara = await api('clara');
  const { id } = await shelfOf(clara);
  if ((await clara.assets({ folder: id })).some(({ title }) => title === 'Of two versions')) return;
  const asset = await clara.bring(id, 'Of two versions.png', FIRST);
  await clara.bringVersion(asset, 'Of two versions, later.png', png([90, 30, 140], [250, 200, 90]));
  await clara.pictured(asset);
};

const FIRST = png([20, 60, 140], [230, 180, 120]);
let brought = 0;

const opened = async (page: Page, name: RegExp) => {
  await expect(page.getByRole('dialog', { name })).toBeVisible();
};

/** Selects a file, and brings the inspector where there is no room beside the files. */
const inspect = async (page: Page, title: string) => {
  await screen(page).tile(title).click();
  const bring = page.getByRole('button', { name: 'Inspector', exact: true });
  if (!(await screen(page).inspector.isVisible())) await bring.click();
};

const editMany = async (page: Page) => {
  await screen(page).tile('Blue hour above Sorel').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('e');
  await opened(page, /^Edit/);
};

/** All files, by name: what other tests bring meanwhile pushes none of the first out of sight. */
const BY_NAME = '/library?sort=name&direction=ascending';

const SCREENS: Screen[] = [
  { name: 'sign in', login: null, shows: 'Sign in to Vitrine', path: () => '/sign-in' },
  { name: 'library', login: 'clara', shows: 'Blue hour above Sorel', path: () => BY_NAME },
  { name: 'folder', login: 'clara', shows: 'Somebody is still up', path: ({ dusk }) => `/library/${dusk}` },
  {
    name: 'folder with its access',
    login: 'clara',
    shows: 'Update current and new subfolders',
    path: ({ campaigns }) => `/library/${campaigns}?tab=access`,
    // Where there is no room beside the files, the inspector is brought by its button.
    then: async (page) => {
      const bring = page.getByRole('button', { name: 'Inspector', exact: true });
      await expect(bring).toBeVisible();
      if ((await bring.getAttribute('aria-pressed')) !== 'true') await bring.click();
    },
  },
  {
    name: 'what saving a list changes',
    login: 'clara',
    shows: 'What saving changes',
    path: ({ campaigns }) => `/library/${campaigns}?tab=access`,
    then: async (page) => {
      const bring = page.getByRole('button', { name: 'Inspector', exact: true });
      await expect(bring).toBeVisible();
      if ((await bring.getAttribute('aria-pressed')) !== 'true') await bring.click();
      await page.getByRole('button', { name: 'Actions for All users' }).click();
      await page.getByRole('menuitem', { name: 'Remove from the list' }).click();
      await page.getByRole('button', { name: 'Review', exact: true }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Hugo Lemaire/ })
        .click();
    },
  },
  {
    name: 'a decision explained',
    login: 'ben',
    shows: 'How it was decided',
    path: ({ campaigns }) => `/access?folder=${campaigns}&action=download`,
  },
  {
    name: 'who can',
    login: 'ben',
    shows: 'Emi Tanaka',
    path: ({ campaigns }) => `/access?view=who&folder=${campaigns}&action=download`,
  },
  { name: 'what one can', login: 'emi', shows: 'In the whole organisation', path: () => '/access?view=what' },
  {
    name: 'palette',
    login: 'emi',
    shows: 'Search for “paper”',
    path: () => '/library',
    then: async (page) => {
      // Before the page stands nobody hears a key.
      await expect(page.getByRole('button', { name: 'Upload' })).toBeVisible();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('searchbox').fill('paper');
      await expect(page.getByRole('menuitem', { name: 'Paper season: hollow' })).toBeVisible();
    },
  },
  {
    name: 'several files',
    login: 'clara',
    shows: 'Total size',
    path: () => BY_NAME,
    then: async (page) => {
      await screen(page).tile('Blue hour above Sorel').click();
      await page.keyboard.press('Control+a');
      const bring = page.getByRole('button', { name: 'Inspector', exact: true });
      if (!(await screen(page).inspector.isVisible())) await bring.click();
    },
  },
  {
    name: 'editing many',
    login: 'clara',
    shows: 'Add tags',
    path: () => BY_NAME,
    then: async (page) => {
      await editMany(page);
      await page.getByRole('combobox', { name: 'Add a tag' }).fill('du');
      await expect(page.getByRole('option', { name: /^dusk/ })).toBeVisible();
    },
  },
  {
    name: 'what editing many changes',
    login: 'clara',
    shows: '2 are not yours to edit and stay',
    path: () => BY_NAME,
    then: async (page) => {
      await editMany(page);
      await page.getByRole('button', { name: /Caption$/ }).click();
      await page.getByRole('option', { name: 'Clear' }).click();
      await page.getByRole('combobox', { name: 'Add a tag' }).fill('Harbour');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Review' }).click();
    },
  },
  {
    name: 'library as a list',
    login: 'emi',
    shows: 'Blue hour above Sorel',
    path: () => '/library',
    then: (page) => page.getByRole('button', { name: 'Show as a list' }).click(),
  },
  { name: 'search', login: 'emi', shows: 'Paper season: hollow', path: () => '/library?q=paper' },
  {
    name: 'nothing found',
    login: 'emi',
    shows: 'Nothing found for “xylophonist”',
    path: () => '/library?q=xylophonist',
  },
  { name: 'trash', login: 'clara', shows: 'The trash is empty', path: () => '/library?state=trashed' },
  {
    name: 'hidden',
    login: 'hugo',
    shows: 'This is not here, or not for you to see.',
    path: () => '/library/01890a5d-ac96-774b-bcce-b302099a8057',
  },
  { name: 'only a folder of one’s own', login: 'jonas', shows: 'Pool study no. 4', path: () => '/library' },
  {
    name: 'picture',
    login: 'emi',
    shows: 'Blue hour above Sorel',
    path: ({ dusk, asset }) => `/library/${dusk}?asset=${asset('Blue hour above Sorel')}`,
    then: (page) => opened(page, /.+/),
  },
  {
    name: 'film',
    login: 'farid',
    shows: 'Pool loop',
    path: ({ asset }) => `/library?asset=${asset('Pool loop')}`,
    then: (page) => opened(page, /.+/),
  },
  {
    name: 'sound',
    login: 'farid',
    shows: 'Rain on the skylight',
    path: ({ sound, asset }) => `/library/${sound}?asset=${asset('Rain on the skylight')}`,
    then: (page) => opened(page, /.+/),
  },
  {
    name: 'the versions of a file',
    login: 'emi',
    shows: 'Upload a new version',
    path: ({ dusk }) => `/library/${dusk}?tab=versions`,
    then: (page) => inspect(page, 'Blue hour above Sorel'),
  },
  {
    name: 'two versions compared',
    login: 'emi',
    shows: 'Of two versions, later.png',
    before: bringVersions,
    path: ({ shelf }) => `/library/${shelf}?tab=versions`,
    then: async (page) => {
      await inspect(page, 'Of two versions');
      await page.getByRole('button', { name: 'Actions for v1' }).click();
      await page.getByRole('menuitem', { name: 'Compare with v2' }).click();
      await expect(page.getByRole('dialog').getByRole('img', { name: 'v1' })).toBeVisible();
    },
  },
  {
    name: 'files that came meanwhile',
    login: 'emi',
    shows: '1 new file',
    before: bringVersions,
    path: ({ shelf }) => `/library/${shelf}`,
    then: async (page, { api }) => {
      await expect(screen(page).tile('Of two versions')).toBeVisible();
      const clara = await api('clara');
      brought += 1;
      const bytes = png([brought, 200, 40], [40, brought, 200]);
      await clara.bring((await shelfOf(clara)).id, 'Came meanwhile.png', bytes);
    },
  },
  {
    name: 'an upload that was here already',
    login: 'clara',
    shows: 'Already here:',
    before: bringVersions,
    path: ({ shelf }) => `/library/${shelf}`,
    then: async (page) => {
      await page.getByRole('button', { name: 'Upload' }).first().click();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('menuitem', { name: /^Files into/ }).click(),
      ]);
      await chooser.setFiles({ name: 'again.png', mimeType: 'image/png', buffer: FIRST });
      const uploads = page.getByRole('region', { name: 'Uploads' });
      await expect(uploads.getByRole('heading', { name: '1 file uploaded' })).toBeVisible();
      // On a phone the list would cover what it is about; elsewhere it unfolds by itself where there is more to it.
      const isPhone = (page.viewportSize()?.width ?? 0) < 640;
      if (isPhone) await uploads.getByRole('button', { name: 'Expand' }).click();
    },
  },
  {
    name: 'what happened to a file',
    login: 'emi',
    shows: 'added this file',
    path: ({ dusk }) => `/library/${dusk}?tab=activity`,
    then: (page) => inspect(page, 'Blue hour above Sorel'),
  },
  {
    name: 'what a download leaves out',
    login: 'ines',
    shows: 'Terrazzo, sample 12',
    path: () => '/library',
    then: async (page) => {
      await screen(page).grid.getByRole('row').first().click();
      await page.keyboard.press('Control+a');
      await page.getByRole('toolbar').getByRole('button', { name: 'Download' }).click();
      await opened(page, /ZIP/);
      await expect(page.getByRole('dialog').getByText('Terrazzo, sample 12')).toBeVisible();
    },
  },
  {
    name: 'tokens',
    login: 'clara',
    shows: 'A token lets a program work in your name.',
    path: () => '/tokens',
  },
  {
    name: 'new token',
    login: 'clara',
    shows: 'What it may do',
    path: () => '/tokens',
    then: async (page) => {
      await page.getByRole('button', { name: 'New token' }).first().click();
      await opened(page, /New token/);
    },
  },
  {
    name: 'tags',
    login: 'clara',
    shows: 'The account’s own words for its files',
    path: () => '/settings/tags',
    then: (page) => expect(page.getByRole('row', { name: 'dusk', exact: true })).toBeVisible(),
  },
  {
    name: 'tags beside the files',
    login: 'clara',
    shows: 'ambient',
    path: () => '/library',
    then: async (page) => {
      await expect(screen(page).tile('Blue hour above Sorel')).toBeVisible();
      const tags = page.getByRole('button', { name: 'Tags', exact: true });
      // Where there is no room beside the files, the column is brought by its key.
      if (!(await tags.isVisible())) await page.keyboard.press('[');
      await tags.click();
      await expect(page.getByRole('treegrid', { name: 'Tags' })).toBeVisible();
    },
  },
  {
    name: 'name and synonyms of a tag',
    login: 'clara',
    shows: 'Also called',
    path: () => '/settings/tags',
    then: async (page) => {
      await page.getByRole('row', { name: 'dusk', exact: true }).press('F2');
      await opened(page, /^Name and synonyms/);
    },
  },
  {
    name: 'merging a tag',
    login: 'clara',
    shows: 'This can’t be undone.',
    path: () => '/settings/tags',
    then: async (page) => {
      await page.getByRole('button', { name: 'Actions for dusk' }).click();
      await page.getByRole('menuitem', { name: 'Merge into…' }).click();
      await page.getByRole('searchbox').last().fill('sunset');
      await page.getByRole('option', { name: 'sunset' }).click();
    },
  },
  {
    name: 'fields',
    login: 'ada',
    shows: 'Screen: how far',
    path: () => '/settings/fields',
    before: async ({ api }) => {
      const body = { name: 'Screen: how far', kind: 'choice', choices: ['Rough', 'Final'] };
      // Another screen's doing may be that it is there.
      await (await api('ada')).ask('POST', '/fields', body);
    },
  },
  {
    name: 'new field',
    login: 'ada',
    shows: 'Add a choice',
    path: () => '/settings/fields',
    then: async (page) => {
      await page.getByRole('button', { name: 'New field' }).first().click();
      await page.getByRole('button', { name: /What stands in it/ }).click();
      await page.getByRole('option', { name: 'One choice' }).click();
    },
  },
  {
    name: 'tooltip',
    login: 'clara',
    shows: 'Blue hour above Sorel',
    path: () => '/library',
    then: async (page) => {
      // Where the pointer was at first nobody brought it: only one that moves hovers.
      await page.mouse.move(200, 400);
      await page.mouse.move(210, 400);
      await page.getByRole('button', { name: 'Inspector', exact: true }).hover();
      await expect(page.getByRole('tooltip')).toBeVisible();
    },
  },
  {
    name: 'what super-admin mode asks for',
    login: 'ben',
    shows: 'Why you need it',
    path: () => '/library',
    then: askForSupermode,
  },
  {
    name: 'super-admin mode',
    login: 'ben',
    shows: 'Super-admin mode is on.',
    path: () => '/library',
    then: async (page) => {
      await askForSupermode(page);
      await turnSupermodeOn(page, 'To see that it has no barriers');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
  },
  {
    name: 'what the owner is told',
    login: 'ada',
    shows: 'Ben Okafor turned super-admin mode on',
    path: () => '/library',
    // It may be another screen's doing that there is something to be told; this one sees to it.
    before: async ({ as }) => {
      const ben = await as('ben');
      await askForSupermode(ben);
      await turnSupermodeOn(ben, 'To let the owner know');
      await expect(ben.getByText('Super-admin mode is on.')).toBeVisible();
    },
  },
  {
    name: 'keyboard',
    login: 'clara',
    shows: 'Shortcuts of a single key',
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

      for (const { name, login, path, shows, before, then } of SCREENS) {
        test(`${name} has no barrier that axe finds`, async ({ as, api, page, program }) => {
          await before?.({ as, api });
          const clara = await api('clara');
          const assets = await clara.assets({ below: true });
          const folders: Folders = {
            campaigns: (await clara.folder('Campaigns')).id,
            dusk: (await clara.folder('Campaigns/Dusk lines')).id,
            sound: (await clara.folder('Sound')).id,
            shelf: (await shelfOf(clara)).id,
            asset: (title) => assets.find((asset) => asset.title === title)?.id ?? '',
          };
          const shown = login === null ? page : await as(login, path(folders));
          if (login === null) await page.goto(`${program.url}${path(folders)}`);
          await then?.(shown, { as, api });
          await expect(shown.getByText(shows).filter({ visible: true }).first()).toBeVisible();
          await atRest(shown);
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
