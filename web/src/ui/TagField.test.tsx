import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { TagField } from './TagField';

const WORDS = ['Oslo', 'Osmosis', 'Bergen'];

function Page({
  takes = 'any word',
  opened = [],
}: {
  takes?: 'any word' | 'a suggestion';
  opened?: string[];
}) {
  const [value, setValue] = useState<string[]>(['Dusk']);
  return (
    <>
      <TagField
        label="Tags"
        addLabel="Add a tag"
        removeLabel={(tag) => `Remove ${tag}`}
        emptyText="None"
        value={value}
        onChange={setValue}
        suggest={(text) =>
          WORDS.filter((word) => word.toLowerCase().startsWith(text.toLowerCase())).map((id) => ({
            id,
            hint: 'Norway',
          }))
        }
        takes={takes}
        noneText="No tag by that name."
        open={{ label: (tag) => `Find ${tag}`, go: (tag) => opened.push(tag) }}
      />
      <output>{value.join(' | ')}</output>
    </>
  );
}

const field = () => screen.getByRole('combobox', { name: 'Add a tag' });
const tags = () => screen.getByRole('status').textContent;

it('takes a word with Enter, and several with commas', async () => {
  render(<Page />);
  await userEvent.type(field(), 'Fog{Enter}Low tide, Pier{Enter}');
  expect(tags()).toBe('Dusk | Fog | Low tide | Pier');
});

it('takes what is chosen of what is offered, and not what was typed', async () => {
  render(<Page />);
  await userEvent.type(field(), 'os');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'OsloNorway',
    'OsmosisNorway',
  ]);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(tags()).toBe('Dusk | Osmosis');
  expect(field()).toHaveProperty('value', '');
});

it('offers something from the first letter on, and says where there is nothing', async () => {
  render(<Page />);
  await userEvent.type(field(), 'b');
  expect(screen.getByRole('option', { name: 'Bergen' })).toBeDefined();
  await userEvent.keyboard('x');
  expect(screen.getByText('No tag by that name.')).toBeDefined();
});

it('takes what was typed when it is left', async () => {
  render(<Page />);
  await userEvent.type(field(), 'Fog');
  await userEvent.tab();
  expect(tags()).toBe('Dusk | Fog');
});

it('takes nothing but what is offered where nothing else makes sense', async () => {
  render(<Page takes="a suggestion" />);
  await userEvent.type(field(), 'Fog');
  expect(screen.getByText('No tag by that name.')).toBeDefined();
  await userEvent.keyboard('{Enter}');
  expect(tags()).toBe('Dusk');
  await userEvent.clear(field());
  await userEvent.type(field(), 'ber{Enter}');
  expect(tags()).toBe('Dusk | Bergen');
});

it('adds nothing twice and removes by the cross', async () => {
  render(<Page />);
  await userEvent.type(field(), 'Dusk{Enter}');
  expect(tags()).toBe('Dusk');
  await userEvent.click(screen.getByRole('button', { name: /^Remove Dusk/ }));
  expect(tags()).toBe('');
});

it('tells how many bear a word, gives it to all when it is pressed or typed, and leaves the others alone', async () => {
  const changed: unknown[] = [];
  const opened: string[] = [];
  render(
    <TagField
      label="Tags"
      addLabel="Add a tag"
      removeLabel={(tag) => `Remove ${tag}`}
      value={['Dusk', 'Fog']}
      partly={new Map([['Fog', '2 of 3']])}
      suggest={() => []}
      onChange={(_, change) => changed.push(change)}
      open={{ label: (tag) => `Add ${tag} to all`, go: (tag) => opened.push(tag), only: 'partly' }}
    />,
  );
  await userEvent.click(screen.getByRole('row', { name: /^Fog, 2 of 3/ }));
  await userEvent.click(screen.getByRole('row', { name: /^Dusk/ }));
  expect(opened).toEqual(['Fog']);
  await userEvent.type(field(), 'Fog{Enter}Dusk{Enter}');
  await userEvent.click(screen.getByRole('button', { name: /^Remove Dusk/ }));
  expect(changed).toEqual([
    { added: ['Fog'], removed: [] },
    { added: [], removed: ['Dusk'] },
  ]);
});

it('opens a word that is pressed', async () => {
  const opened: string[] = [];
  render(<Page opened={opened} />);
  await userEvent.click(screen.getByRole('row', { name: /^Dusk/ }));
  expect(opened).toEqual(['Dusk']);
});
