import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { EditableText, type Kept } from './EditableText';

function show(props: { required?: string; unavailable?: string } = {}): string[] {
  const kept: string[] = [];
  render(
    <EditableText
      label="Title"
      value="Two boats"
      onCommit={(value) => (kept.push(value), 'kept')}
      {...props}
    />,
  );
  return kept;
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });

it('keeps what was written with Enter, once', async () => {
  const kept = show();
  await userEvent.clear(field());
  await userEvent.type(field(), '  Three boats {Enter}');
  await userEvent.tab();
  expect(kept).toEqual(['Three boats']);
});

it('keeps what was written when it is left', async () => {
  const kept = show();
  await userEvent.type(field(), ' at dawn');
  await userEvent.tab();
  expect(kept).toEqual(['Two boats at dawn']);
});

it('goes back with Escape', async () => {
  const kept = show();
  await userEvent.type(field(), ' at dawn{Escape}');
  expect(field().value).toBe('Two boats');
  await userEvent.tab();
  expect(kept).toEqual([]);
});

it('keeps nothing where nothing changed, or where it may not be empty', async () => {
  const kept = show({ required: 'It needs a title.' });
  await userEvent.type(field(), '{Enter}');
  await userEvent.clear(field());
  await userEvent.tab();
  expect(kept).toEqual([]);
  expect(field().value).toBe('Two boats');
});

it('can be read and reached but not written where it may not be changed', async () => {
  const kept = show({ unavailable: 'This folder does not allow it.' });
  await userEvent.tab();
  expect(document.activeElement).toBe(field());
  await userEvent.keyboard('x{Enter}');
  expect(kept).toEqual([]);
});

it('leaves in sight what was refused, to be tried again or given up', async () => {
  const answers: Kept[] = ['refused', 'kept'];
  const asked: string[] = [];
  render(
    <EditableText
      label="Title"
      value="Two boats"
      onCommit={(value) => {
        asked.push(value);
        return Promise.resolve(answers[asked.length - 1] ?? 'refused');
      }}
    />,
  );
  await userEvent.type(field(), ' at dawn{Enter}');
  await waitFor(() => expect(field().getAttribute('aria-invalid')).toBe('true'));
  expect(field().value).toBe('Two boats at dawn');
  await userEvent.type(field(), '{Enter}');
  await waitFor(() => expect(field().value).toBe('Two boats'));
  await userEvent.type(field(), ' at noon{Enter}');
  await waitFor(() => expect(field().getAttribute('aria-invalid')).toBe('true'));
  await userEvent.type(field(), '{Escape}');
  expect(field().value).toBe('Two boats');
  expect(asked).toEqual(['Two boats at dawn', 'Two boats at dawn', 'Two boats at noon']);
});
