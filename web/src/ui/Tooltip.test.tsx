import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Button } from 'react-aria-components';
import { HintRegion } from './HintRegion';
import { Tooltip } from './Tooltip';

it('a tooltip stands in a region of the page, which is one only as long as it does', async () => {
  const user = userEvent.setup();
  render(
    <>
      <Tooltip text="Show or hide the folders">
        <Button>Folders</Button>
      </Tooltip>
      <HintRegion label="Hint" />
    </>,
  );
  expect(screen.queryByRole('region')).toBeNull();

  await user.tab();
  const tooltip = await screen.findByRole('tooltip');
  expect(screen.getByRole('region', { name: 'Hint' }).contains(tooltip)).toBe(true);
  expect(screen.getByRole('button').getAttribute('aria-describedby')).toBe(tooltip.id);

  await user.keyboard('{Escape}');
  expect(screen.queryByRole('tooltip')).toBeNull();
  expect(screen.queryByRole('region')).toBeNull();
});
