import { STUDIO_AT } from '../house/studio';
import type { Login } from '../house/people';
import { foldersInSight, openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

/** What stands at the top of the tree, below the library's own root where that is seen. */
const TOPMOST: Record<string, readonly string[]> = {
  ada: ['Campaigns', 'Clients', 'Film', 'Pitches', 'Press kit', 'Sound'],
  clara: ['Campaigns', 'Clients', 'Film', 'Pitches', 'Press kit', 'Sound'],
  emi: ['Campaigns', 'Clients', 'Film', 'Press kit', 'Sound'],
  farid: ['Campaigns', 'Film', 'Press kit', 'Sound'],
  hugo: ['Campaigns', 'Film', 'Press kit', 'Sound'],
  jonas: ['Aurelia Hotels'],
};

for (const [login, topmost] of Object.entries(TOPMOST)) {
  test(`the same address shows ${login} a library of their own`, async ({ as }) => {
    const page = await as(login as Login);
    await expect(screen(page).folder(topmost[0] ?? '')).toBeVisible();
    const shown = await foldersInSight(page);
    expect(shown.filter((name) => name !== 'Library')).toEqual(topmost);
  });
}

test('everything that is somewhere below is counted for each as they see it', async ({ api }) => {
  const made = process.env[STUDIO_AT] ?? '';
  const counts: Record<string, number> = {};
  for (const login of ['ada', 'clara', 'emi', 'farid', 'hugo', 'jonas'] as const) {
    const assets = await (await api(login)).assets({ below: true });
    counts[login] = assets.filter(({ added_at }) => added_at < made).length;
  }
  // Twenty in all. Emi lacks one pitch and two takes of raw footage; Farid three files of clients and the pitch;
  // Hugo all six; Jonas has the two of his folder.
  expect(counts).toEqual({ ada: 20, clara: 20, emi: 17, farid: 16, hugo: 14, jonas: 2 });
});

test('who may only look is shown the picture and refused the file', async ({ as, api }) => {
  const page = await as('jonas');
  await openFolder(page, 'Aurelia Hotels');
  await screen(page).tile('Pool study no. 4').click();
  await expect(screen(page).inspector.getByRole('button', { name: 'Download original' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  const jonas = await api('jonas');
  const pool = (await jonas.assets({ below: true })).find((asset) => asset.title === 'Pool study no. 4');
  const answers = await Promise.all(
    ['renditions/1280', 'renditions/2560', 'source'].map((way) =>
      jonas.ask('GET', `/assets/${pool?.id}/${way}`),
    ),
  );
  expect(answers.map((answer) => answer.status())).toEqual([200, 403, 403]);
});

test('a red cross of one’s own beats what the group allows', async ({ api }) => {
  const statuses: Record<string, number> = {};
  for (const login of ['emi', 'ines'] as const) {
    const person = await api(login);
    const asset = (await person.assets({ below: true })).find(({ title }) => title === 'Terrazzo, sample 12');
    statuses[login] = (await person.ask('HEAD', `/assets/${asset?.id}/source`)).status();
  }
  expect(statuses).toEqual({ emi: 200, ines: 403 });
});
