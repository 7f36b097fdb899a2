import { describe, expect, it } from 'vitest';
import type { Field } from '@/api/types';
import { doingsOf, drafted, EMPTY, type Draft, type FieldDraft } from './draft';

const field = (id: string, kind: Field['kind']): Field => ({
  id,
  version: 1,
  name: id,
  kind,
  choices: [],
  retired: false,
});
const FIELDS = [
  field('client', 'text'),
  field('takes', 'number'),
  field('shot', 'date'),
  field('use', 'choices'),
];

const set = (text: string): FieldDraft => ({ doing: 'set', text, choices: [] });
const words = (next: Partial<Draft['words']>): Draft => ({ ...EMPTY, words: { ...EMPTY.words, ...next } });

describe('a draft', () => {
  it('comes to nothing while nothing is said', () => {
    expect(drafted(EMPTY, FIELDS)).toEqual({ kind: 'nothing' });
  });

  it('changes what is set and what is cleared, and leaves the rest', () => {
    const draft = words({
      title: { doing: 'leave', text: 'never mind' },
      caption: { doing: 'clear', text: 'never mind' },
      credit: { doing: 'set', text: ' Emi Tanaka ' },
    });
    expect(drafted(draft, FIELDS)).toEqual({ kind: 'change', change: { caption: '', credit: 'Emi Tanaka' } });
  });

  it('is unfinished while something is to be set to nothing', () => {
    const draft = { ...words({ rights: { doing: 'set', text: ' ' } }), fields: new Map([['use', set('')]]) };
    expect(drafted(draft, FIELDS)).toEqual({ kind: 'unfinished', words: ['rights'], fields: ['use'] });
  });

  it('is unfinished while a field would hold what it does not take', () => {
    const fields = new Map([
      ['takes', set('many')],
      ['shot', set('yesterday')],
      ['client', set('Aurelia')],
    ]);
    expect(drafted({ ...EMPTY, fields }, FIELDS)).toEqual({
      kind: 'unfinished',
      words: [],
      fields: ['takes', 'shot'],
    });
  });

  it('says values as their fields take them', () => {
    const fields = new Map([
      ['takes', set('2,5')],
      ['shot', { doing: 'clear' as const, text: '', choices: [] }],
      ['use', { doing: 'set' as const, text: '', choices: ['print', 'web'] }],
    ]);
    expect(drafted({ ...EMPTY, fields }, FIELDS)).toEqual({
      kind: 'change',
      change: {
        fields: [
          { field: 'takes', value: { number: 2.5 } },
          { field: 'shot', value: null },
          { field: 'use', value: { choices: ['print', 'web'] } },
        ],
      },
    });
  });

  it('adds tags and removes tags', () => {
    expect(drafted({ ...EMPTY, addTags: ['Oslo'], removeTags: ['Fog'] }, FIELDS)).toEqual({
      kind: 'change',
      change: { add_tags: ['Oslo'], remove_tags: ['Fog'] },
    });
  });

  it('never takes a title away', () => {
    expect(doingsOf('title')).not.toContain('clear');
    expect(doingsOf('caption')).toContain('clear');
  });
});
