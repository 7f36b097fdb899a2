import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { TextField } from '@/ui/TextField';
import { FormDialog } from './FormDialog';

interface Given {
  pending?: boolean;
  unavailable?: string | null;
  error?: Error | null;
}

function asked({ pending = false, unavailable = null, error = null }: Given = {}) {
  const onSubmit = vi.fn();
  render(
    <FormDialog
      title="New box"
      action="Make it"
      pending={pending}
      unavailable={unavailable}
      error={error}
      onSubmit={onSubmit}
      onClose={() => undefined}
      below={<TextField label="Beside it" />}
    >
      <TextField label="Name" autoFocus />
    </FormDialog>,
  );
  return onSubmit;
}

describe('a form', () => {
  it('is sent by Enter in its field, and not from a field below it', async () => {
    const onSubmit = asked();
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Box{Enter}');
    expect(onSubmit).toHaveBeenCalledOnce();
    await userEvent.type(screen.getByRole('textbox', { name: 'Beside it' }), 'Box{Enter}');
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it.each<Given>([{ pending: true }, { unavailable: 'Two are called so.' }])(
    'is not sent by Enter where its button would not: %o',
    async (given) => {
      const onSubmit = asked(given);
      await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Box{Enter}');
      expect(onSubmit).not.toHaveBeenCalled();
    },
  );

  it('tells at once what went wrong', () => {
    asked({ error: new Error('offline') });
    expect(screen.getByRole('alert').textContent).toBe('That did not work.');
  });
});
