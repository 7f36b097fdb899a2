import { expect, it } from 'vitest';
import { textOf, valueOf } from './fieldText';

it('writes what stands in a field', () => {
  expect(textOf({ text: 'Sorel' }, 'en')).toBe('Sorel');
  expect(textOf({ number: 2.5 }, 'en')).toBe('2.5');
  expect(textOf({ date: '2024-02-29' }, 'en')).toBe('2024-02-29');
  expect(textOf({ choices: ['one'] }, 'en')).toBe('');
  expect(textOf(undefined, 'en')).toBe('');
});

it('writes days and numbers as the reader does', () => {
  expect(textOf({ number: 2.5 }, 'de')).toBe('2,5');
  expect(textOf({ date: '2024-02-29' }, 'de')).toBe('29.02.2024');
});

it('reads what is written as the field takes it', () => {
  expect(valueOf('text', ' Sorel ')).toEqual({ text: 'Sorel' });
  expect(valueOf('number', '2,5')).toEqual({ number: 2.5 });
  expect(valueOf('date', '2024-02-29')).toEqual({ date: '2024-02-29' });
  expect(valueOf('date', '29.02.2024')).toEqual({ date: '2024-02-29' });
  expect(valueOf('date', '1. 2. 2024')).toEqual({ date: '2024-02-01' });
});

it('empties a field by nothing, and takes nothing that makes no sense', () => {
  expect(valueOf('number', '  ')).toBeNull();
  expect(valueOf('number', 'many')).toBeUndefined();
  expect(valueOf('date', 'yesterday')).toBeUndefined();
});
