import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { ArrowGroup } from './ArrowGroup';

beforeEach(() => {
  render(
    <>
      <button type="button">Before</button>
      <ArrowGroup label="Boxes" selector="[data-box]">
        {['One', 'Two', 'Three'].map((name) => (
          <button key={name} type="button" data-box="">
            {name}
          </button>
        ))}
      </ArrowGroup>
      <button type="button">After</button>
    </>,
  );
});

const focused = () => document.activeElement?.textContent;

it('moves by arrow keys and stops at its ends', async () => {
  screen.getByText('One').focus();
  const steps: (string | null | undefined)[] = [];
  for (const key of [
    '{ArrowDown}',
    '{ArrowRight}',
    '{ArrowDown}',
    '{ArrowUp}',
    '{Home}',
    '{ArrowLeft}',
    '{End}',
  ]) {
    await userEvent.keyboard(key);
    steps.push(focused());
  }
  expect(steps).toEqual(['Two', 'Three', 'Three', 'Two', 'One', 'One', 'Three']);
});

it('is one stop of the Tab key', async () => {
  screen.getByText('Two').focus();
  await userEvent.tab();
  expect(focused()).toBe('After');
  screen.getByText('Two').focus();
  await userEvent.tab({ shift: true });
  expect(focused()).toBe('Before');
});
