import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { ToastRegion } from '@/ui/ToastRegion';
import { toastQueue } from '@/ui/toasts';
import { forgetUndo, keepUndoable, tellUndoable, useUndoKey, type TakeBack } from './undo';

function Page() {
  useUndoKey();
  return (
    <>
      <input aria-label="Search" />
      <ToastRegion label="Notices" closeLabel="Close" />
    </>
  );
}

function changed(text: string, takeBack: TakeBack): void {
  act(() => tellUndoable(i18next.t, { tone: 'success', text }, takeBack));
}

afterEach(() => {
  act(() => toastQueue.clear());
  forgetUndo();
});

describe('taking back', () => {
  it('is done by the button of the notice, once', async () => {
    const undone: string[] = [];
    render(<Page />);
    changed('Moved.', async () => Promise.resolve(undone.push('move')));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undone).toEqual(['move']);
  });

  it('is done by Ctrl+Z for the last change alone, also when its notice is gone', async () => {
    const undone: string[] = [];
    render(<Page />);
    changed('Moved.', async () => Promise.resolve(undone.push('move')));
    changed('Archived.', async () => Promise.resolve(undone.push('archive')));
    act(() => toastQueue.clear());
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    expect(undone).toEqual(['archive']);
  });

  it('closes the notice of what was taken back by Ctrl+Z, so that it is not taken back twice', async () => {
    render(<Page />);
    changed('Moved.', () => Promise.resolve());
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.queryByText('Moved.')).toBeNull());
  });

  it('is offered by one notice at a time, that of the newest change', async () => {
    render(<Page />);
    changed('Moved.', () => Promise.resolve());
    changed('Archived.', () => Promise.resolve());
    await waitFor(() => expect(screen.queryByText('Moved.')).toBeNull());
    expect(screen.getAllByRole('button', { name: 'Undo' })).toHaveLength(1);
  });

  it('takes a change back that had no notice, and not the older one before it', async () => {
    const undone: string[] = [];
    render(<Page />);
    changed('Moved.', async () => Promise.resolve(undone.push('move')));
    keepUndoable(i18next.t, async () => Promise.resolve(undone.push('title')));
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    expect(undone).toEqual(['title']);
  });

  it('is not offered for an older change after one that can’t be taken back', async () => {
    const undone: string[] = [];
    render(<Page />);
    changed('Moved.', async () => Promise.resolve(undone.push('move')));
    forgetUndo();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undone).toEqual([]);
  });

  it('is left to the field that something is written in', async () => {
    const undone: string[] = [];
    render(<Page />);
    changed('Moved.', async () => Promise.resolve(undone.push('move')));
    await userEvent.click(screen.getByRole('textbox', { name: 'Search' }));
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undone).toEqual([]);
  });

  it('says why it was refused', async () => {
    render(<Page />);
    changed('Moved.', () =>
      Promise.reject(new Problem({ code: 'refused', status: 403, params: { why: 'place_denied' } })),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Not undone. This folder blocks it.');
  });

  it('asks before others get more by it', async () => {
    const confirmed: (string | undefined)[] = [];
    render(<Page />);
    changed('Moved.', (confirm) => {
      confirmed.push(confirm);
      return confirm === undefined
        ? Promise.reject(new Problem({ code: 'confirmation_needed', status: 409 }))
        : Promise.resolve();
    });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo anyway' }));
    await waitFor(() => expect(confirmed).toEqual([undefined, 'confirm']));
  });
});
