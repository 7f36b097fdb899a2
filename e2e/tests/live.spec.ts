import type { Page } from '@playwright/test';
import { png } from '../house/picture';
import { openFolder, screen } from '../house/screen';
import { expect, test } from '../house/test';

/** Each its own picture: the same bytes would be told of as such. */
let pictures = 0;
function picture(): Buffer {
  pictures += 1;
  return png([pictures, 90, 160], [240, pictures, 40]);
}

test('what one brings, renames and takes away shows beside another who looks on, and nothing of theirs is lost', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const page = await as('emi', `/library/${sound.id}?tab=info`);
  const { tile, inspector } = screen(page);
  await expect(tile('Marimba sketch')).toBeVisible();
  const studio = await clara.createFolder(sound.id, 'Live room');
  await page.getByRole('link', { name: 'Live room' }).click();
  await expect(page.getByText('No files in Live room yet')).toBeVisible();

  // An empty list has no positions to keep.
  const first = await clara.bring(studio.id, 'first take.png', picture());
  await expect(tile('first take')).toBeVisible();
  await tile('first take').click();
  const caption = inspector.getByRole('textbox', { name: 'Caption' });
  await caption.fill('Not saved yet');

  await clara.change(`/assets/${first}`, { title: 'First take, mended' });
  await expect(tile('First take, mended')).toBeVisible();
  await expect(tile('First take, mended')).toHaveAttribute('aria-selected', 'true');
  await expect(inspector.getByRole('textbox', { name: 'Title' })).toHaveValue('First take, mended');
  await expect(caption).toHaveValue('Not saved yet');
  await expect(caption).toBeFocused();
  await page.keyboard.press('Escape');

  await clara.bring(studio.id, 'second take.png', picture());
  await expect(page.getByText('1 new file')).toBeVisible();
  await expect(tile('second take')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(tile('second take')).toBeVisible();
  await expect(page.getByText('1 new file')).toHaveCount(0);
  await expect(tile('First take, mended')).toHaveAttribute('aria-selected', 'true');

  await clara.move(first, (await clara.folder('Pitches')).id);
  await expect(tile('First take, mended')).toHaveCount(0);
  await expect(tile('No longer available')).toBeVisible();
  await expect(tile('second take')).toBeVisible();
});

test('a folder that is renamed, or from which access is taken, is so for all who look at it', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const folder = await clara.createFolder(sound.id, 'Open door');
  await clara.bring(folder.id, 'in here.png', picture());
  const page = await as('emi', `/library/${folder.id}`);
  const { tile } = screen(page);
  await expect(tile('in here')).toBeVisible();
  await clara.change(`/folders/${folder.id}`, { name: 'Closed door' });
  await expect(page.getByRole('heading', { level: 1, name: 'Closed door' })).toBeAttached();
  await expect(screen(page).folder('Closed door')).toBeVisible();

  const { version } = await (await clara.ask('GET', `/folders/${folder.id}`)).json();
  const pitches = await clara.folder('Pitches');
  const moved = await clara.ask(
    'POST',
    `/folders/${folder.id}/move`,
    { parent: pitches.id, confirm: true },
    { 'if-match': `"${version}"` },
  );
  expect(moved.ok()).toBe(true);
  await expect(page.getByText('This is not here, or not for you to see.').first()).toBeVisible();
  await expect(screen(page).folder('Closed door')).toHaveCount(0);
  await expect(tile('in here')).toHaveCount(0);
});

test('who may not see is sent nothing', async ({ as, api }) => {
  const clara = await api('clara');
  const page = await as('hugo');
  await page.evaluate(async () => {
    const answer = await fetch('/api/v1/events');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const wire = { text: '' };
    Object.assign(window, { wire });
    const read = async (): Promise<void> => {
      const piece = await reader?.read();
      wire.text += piece?.value ?? '';
      if (piece?.done === false) await read();
    };
    void read();
  });
  const wire = () => page.evaluate(() => (window as unknown as { wire: { text: string } }).wire.text);
  const pitches = await clara.folder('Pitches');
  const hidden = await clara.bring(pitches.id, 'hidden.png', picture());
  await clara.change(`/assets/${hidden}`, { title: 'Still hidden' });
  const folder = await clara.createFolder(pitches.id, 'Hidden too');
  const marker = await clara.bring((await clara.folder('Sound')).id, 'marker.png', picture());
  await expect.poll(wire).toContain(marker);
  expect(await wire()).not.toContain(hidden);
  expect(await wire()).not.toContain(folder.id);
  // Once or more: the marker's preview is told as well, when it is there.
  const told = [...(await wire()).matchAll(/^data: ?(.*)$/gm)].map(
    ([, data]) => JSON.parse(data ?? '') as { id?: string },
  );
  expect(told.every((event) => event.id === marker)).toBe(true);
});

/** The streams of events that the tabs of a browser have opened. */
function streamsOf(page: Page): string[] {
  const streams: string[] = [];
  page.context().on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) streams.push(request.url());
  });
  return streams;
}

test('the tabs of a browser share one stream, and another takes over when its tab is closed', async ({
  as,
  api,
}) => {
  const clara = await api('clara');
  const sound = await clara.folder('Sound');
  const folder = await clara.createFolder(sound.id, 'Two tabs');
  // Nothing of the app is there yet, so that each of its streams is counted.
  const first = await as('emi', '/favicon.svg');
  const streams = streamsOf(first);
  await first.goto(`/library/${folder.id}`);
  await expect(first.getByText('No files in Two tabs yet')).toBeVisible();
  await expect.poll(() => streams).toHaveLength(1);
  const second = await first.context().newPage();
  await second.goto(`/library/${folder.id}`);
  await expect(second.getByText('No files in Two tabs yet')).toBeVisible();
  const asset = await clara.bring(folder.id, 'shared.png', picture());
  await expect(screen(first).tile('shared')).toBeVisible();
  await expect(screen(second).tile('shared')).toBeVisible();
  expect(streams).toHaveLength(1);
  await first.close();
  await clara.change(`/assets/${asset}`, { title: 'Taken over' });
  await expect(screen(second).tile('Taken over')).toBeVisible();
  expect(streams).toHaveLength(2);
});

test('a session that ended elsewhere leads every tab to the sign-in', async ({ as }) => {
  const page = await as('emi');
  const other = await page.context().newPage();
  await other.goto('/library');
  await openFolder(other, 'Sound');
  await expect(screen(page).folder('Sound')).toBeVisible();
  await other.getByRole('button', { name: /^Account of/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(other.getByText('Sign in to Vitrine')).toBeVisible();
  await expect(page.getByText('Sign in to Vitrine')).toBeVisible();
});
