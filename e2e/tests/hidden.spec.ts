import { expect, test } from '../house/test';

/** An id of the right form that nothing ever had. */
const NEVER_WAS = '01890a5d-ac96-774b-bcce-b302099a8057';

test('a hidden folder and its files answer as what never was, byte for byte', async ({ api }) => {
  const [clara, hugo] = [await api('clara'), await api('hugo')];
  const hidden = await clara.folder('Pitches');
  const [file] = await clara.assets({ folder: hidden.id });
  const pairs: [string, string, string, unknown?][] = [
    ['GET', `/folders/${hidden.id}`, `/folders/${NEVER_WAS}`],
    ['GET', `/folders/${hidden.id}/access`, `/folders/${NEVER_WAS}/access`],
    ['GET', `/folders?parent=${hidden.id}`, `/folders?parent=${NEVER_WAS}`],
    ['PATCH', `/folders/${hidden.id}`, `/folders/${NEVER_WAS}`, { name: 'Mine' }],
    ['GET', `/assets/${file?.id}`, `/assets/${NEVER_WAS}`],
    ['GET', `/assets/${file?.id}/source`, `/assets/${NEVER_WAS}/source`],
    ['GET', `/assets/${file?.id}/renditions/320`, `/assets/${NEVER_WAS}/renditions/320`],
    ['PATCH', `/assets/${file?.id}`, `/assets/${NEVER_WAS}`, { title: 'Mine' }],
  ];
  for (const [method, there, nowhere, body] of pairs) {
    const headers = { 'if-match': '"1"' };
    const answers = await Promise.all([there, nowhere].map((path) => hugo.ask(method, path, body, headers)));
    const told = await Promise.all(answers.map(async (answer) => [answer.status(), await answer.text()]));
    expect(told[0], `${method} ${there}`).toEqual(told[1]);
    expect(told[0]?.[0], `${method} ${there}`).toBe(404);
  }
});

test('a hidden file is found by nobody from whom it is hidden, and not counted', async ({ api }) => {
  const found: Record<string, number> = {};
  for (const login of ['clara', 'emi', 'hugo', 'jonas'] as const) {
    found[login] = (await (await api(login)).assets({ query: 'currents', below: true })).length;
  }
  expect(found).toEqual({ clara: 1, emi: 0, hugo: 0, jonas: 0 });
});

test('the page of a hidden folder says what the page of no folder says', async ({ as, api }) => {
  const hidden = await (await api('clara')).folder('Pitches');
  const page = await as('hugo', `/library/${hidden.id}`);
  await expect(page.getByText('This is not here, or not for you to see.').first()).toBeVisible();
  await expect(page.getByText('Pitches')).toHaveCount(0);
});
