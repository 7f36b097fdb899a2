import { expect, it } from 'vitest';
import { textOf, valueOf } from './fieldText';

it('writes what stands in a field', () => {
  expect(textOf({ text: 'Sorel' })).toBe('Sorel');
  expect(textOf({ number: 2.5 })).toBe('2.5');
  expect(textOf({ date: '2024-02-29' })).toBe('2024-02-29');
  expect(textOf({ choices: ['one'] })).toBe('');
  expect(textOf(undefined)).toBe('');
});

it('reads what is written as the field takes it', () => {
  expect(valueOf('text', ' Sorel ')).toEqual({ text: 'Sorel' });
  expect(valueOf('number', '2,5')).toEqual({ number: 2.5 });
  expect(valueOf('date', '2024-02-29')).toEqual({ date: '2024-02-29' });
});

it('empties a field by nothing, and takes nothing that makes no sense', () => {
  expect(valueOf('number', '  ')).toBeNull();
  expect(valueOf('number', 'many')).toBeUndefined();
  expect(valueOf('date', 'yesterday')).toBeUndefined();
});
