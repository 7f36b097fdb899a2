import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Dialog } from '@/ui/Dialog';
import { ToastRegion } from '@/ui/ToastRegion';
import { toast, toastQueue } from '@/ui/toasts';
import { useShortcut } from './shortcuts';

function Page({ heard }: { heard: string[] }) {
  useShortcut('?', () => heard.push('?'));
  return <ToastRegion label="Notices" closeLabel="Close" />;
}

afterEach(() => act(() => toastQueue.clear()));

describe('a key of the page', () => {
  it('is heard while a notice stands', async () => {
    const heard: string[] = [];
    render(<Page heard={heard} />);
    act(() => {
      toast({ tone: 'success', text: 'Moved.' });
    });
    expect(screen.getByRole('alertdialog').textContent).toContain('Moved.');
    await userEvent.keyboard('?');
    expect(heard).toEqual(['?']);
  });

  it('is not heard below a window', async () => {
    const heard: string[] = [];
    render(
      <>
        <Page heard={heard} />
        <Dialog title="Rename" onClose={() => undefined} closeLabel="Close">
          Name
        </Dialog>
      </>,
    );
    await userEvent.keyboard('?');
    expect(heard).toEqual([]);
  });
});
