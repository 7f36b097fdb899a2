import { expect, it } from 'vitest';
import { PLACE_FUNCTIONS } from '@/api/types';
import { sectionsOf } from './functionSections';

it('puts every function into exactly one section', () => {
  const all = sectionsOf(PLACE_FUNCTIONS).flatMap((section) => section.functions);
  expect([...all].sort()).toEqual([...PLACE_FUNCTIONS].sort());
});

it('leaves out sections in which nothing is asked', () => {
  expect(sectionsOf(['download', 'see', 'access'])).toEqual([
    { name: 'look', functions: ['download', 'see'] },
    { name: 'manage', functions: ['access'] },
  ]);
});
