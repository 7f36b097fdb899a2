import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { cycled, stateOfKey, type Tri } from './tri';
import { TriBox } from './TriBox';

const NAMES = { allow: 'Allow', deny: 'Block', unset: 'Not set' };

function Box({ initial, readOnly = false }: { initial: Tri; readOnly?: boolean }) {
  const [value, setValue] = useState(initial);
  return (
    <TriBox
      label={`Upload: ${value}`}
      value={value}
      inherited="allow"
      names={NAMES}
      readOnly={readOnly}
      onChange={setValue}
    />
  );
}

const box = (value: Tri) => screen.getByRole('button', { name: `Upload: ${value}` });

describe('a tri-state box', () => {
  it('cycles unset, allow, deny, unset by a click', async () => {
    render(<Box initial="unset" />);
    await userEvent.click(box('unset'));
    await userEvent.click(box('allow'));
    await userEvent.click(box('deny'));
    expect(box('unset')).toBeTruthy();
  });

  it('cycles by Space', async () => {
    render(<Box initial="allow" />);
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect(box('deny')).toBeTruthy();
  });

  it('is set at once by A, D, U and Backspace', async () => {
    render(<Box initial="unset" />);
    await userEvent.tab();
    await userEvent.keyboard('d');
    expect(box('deny')).toBeTruthy();
    await userEvent.keyboard('A');
    expect(box('allow')).toBeTruthy();
    await userEvent.keyboard('u');
    expect(box('unset')).toBeTruthy();
    await userEvent.keyboard('d{Backspace}');
    expect(box('unset')).toBeTruthy();
  });

  it('leaves keys that are held together with others alone', async () => {
    render(<Box initial="unset" />);
    await userEvent.tab();
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(box('unset')).toBeTruthy();
  });

  it('tells why by Y, and in its menu', async () => {
    const asked: string[] = [];
    const why = { text: 'Why?', go: () => asked.push('why') };
    render(
      <TriBox
        label="Upload: allow"
        value="allow"
        inherited="unset"
        names={NAMES}
        onChange={() => undefined}
        why={why}
      />,
    );
    await userEvent.tab();
    await userEvent.keyboard('y');
    await userEvent.pointer({ keys: '[MouseRight]', target: box('allow') });
    await userEvent.click(await screen.findByRole('menuitem', { name: /Why/ }));
    expect(asked).toEqual(['why', 'why']);
  });

  it('offers the three states in a menu', async () => {
    render(<Box initial="unset" />);
    await userEvent.pointer({ keys: '[MouseRight]', target: box('unset') });
    await userEvent.click(await screen.findByRole('menuitem', { name: /Block/ }));
    expect(await screen.findByRole('button', { name: 'Upload: deny' })).toBeTruthy();
  });

  it('can be reached but not changed where it is read only', async () => {
    render(<Box initial="allow" readOnly />);
    await userEvent.tab();
    expect(document.activeElement).toBe(box('allow'));
    await userEvent.click(box('allow'));
    await userEvent.keyboard('d');
    expect(box('allow')).toBeTruthy();
  });
});

it('comes back to where it was after three clicks', () => {
  for (const state of ['unset', 'allow', 'deny'] as const) expect(cycled(cycled(cycled(state)))).toBe(state);
});

it('knows no other keys', () => {
  expect(['a', 'd', 'u', 'Backspace', 'y', 'Enter', ' '].map(stateOfKey)).toEqual([
    'allow',
    'deny',
    'unset',
    'unset',
    null,
    null,
    null,
  ]);
});
