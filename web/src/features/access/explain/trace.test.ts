import { describe, expect, it } from 'vitest';
import { readTrace } from './trace';

const film = { kind: 'folder', id: 'film' };
const library = { kind: 'folder', id: 'library' };
const desk = { kind: 'group', id: 'desk' };
const emi = { kind: 'user', id: 'emi' };

const TEXT = `“Download” is refused: it is blocked.

How it was decided:
  1. Standing, for “Download”: passed
     Emi Tanaka: active, level member

What refuses it:
  - “Download” is blocked by personal grants

What would let it pass, each by itself:
  - clear the box “Download” of Emi Tanaka in their personal grants; and allow Emi Tanaka “Download” in folder “Film”
  - nothing else
`;

const told = {
  text: TEXT,
  data: {
    effect: 'deny',
    steps: [
      {
        gate: 'standing',
        action: 'download',
        outcome: 'passed',
        findings: [{ code: 'stands', status: 'active', level: 'member' }],
      },
      {
        gate: 'function',
        action: 'download',
        outcome: 'refused',
        why: 'function_denied',
        findings: [
          {
            code: 'vote',
            source: { code: 'level', level: 'member' },
            says: 'unset',
            counts: 'unset',
            decided: false,
          },
          { code: 'vote', source: { code: 'personal' }, says: 'deny', counts: 'deny', decided: true },
          {
            code: 'vote',
            source: { code: 'group', group: desk },
            says: 'allow',
            counts: 'allow',
            decided: false,
          },
          {
            code: 'vote',
            source: { code: 'entry', subject: emi, position: 0 },
            says: 'allow',
            counts: 'unset',
            decided: false,
          },
        ],
      },
      { gate: 'place', action: 'fly', outcome: 'passed', findings: [] },
      {
        gate: 'place',
        action: 'see',
        outcome: 'passed',
        findings: [
          { code: 'list', folder: library, list: 'below', path: [film, library] },
          { code: 'list', folder: library, list: 'below', path: [film, library] },
        ],
      },
    ],
    causes: [{ code: 'denied', source: { code: 'personal' }, function: 'download' }],
    flips: {
      to: 'passes',
      ways: [
        [
          { code: 'personal', function: 'download', to: 'unset', person: emi },
          { code: 'entry', function: 'download', to: 'allow', subject: emi, folder: film, list: 'here' },
        ],
      ],
      new_lists: [],
      beyond: null,
    },
  },
};

describe('a trace', () => {
  const trace = readTrace(told);

  it('has the gates in their order, without those that nothing is known of', () => {
    expect(trace.steps.map(({ gate, action, outcome }) => [gate, action, outcome])).toEqual([
      ['standing', 'download', 'passed'],
      ['function', 'download', 'refused'],
      ['place', 'see', 'passed'],
    ]);
    expect(trace.steps[1]?.why).toBe('function_denied');
  });

  it('has each source with what it says, and whether it counts and decides', () => {
    expect(trace.steps[1]?.votes).toEqual([
      {
        source: { code: 'level', level: 'member', thing: null },
        says: 'unset',
        counts: true,
        decided: false,
      },
      { source: { code: 'personal', level: null, thing: null }, says: 'deny', counts: true, decided: true },
      { source: { code: 'group', level: null, thing: desk }, says: 'allow', counts: true, decided: false },
      { source: { code: 'entry', level: null, thing: emi }, says: 'allow', counts: false, decided: false },
    ]);
  });

  it('tells once what a gate found twice', () => {
    expect(trace.steps[2]?.findings).toEqual([
      { code: 'list', words: { code: 'list', list: 'below' }, thing: library, path: [film, library] },
    ]);
  });

  it('has the sentences of causes and ways, and the list that a way changes', () => {
    expect(trace.causes).toEqual(['“Download” is blocked by personal grants']);
    expect(trace.to).toBe('passes');
    expect(trace.ways.map((way) => way.list)).toEqual(['film', null]);
    expect(trace.ways[0]?.text).toMatch(/^clear the box “Download”/);
  });

  it('is empty where there is nothing to read', () => {
    expect(readTrace({ text: '', data: {} })).toEqual({ steps: [], causes: [], to: 'passes', ways: [] });
  });
});
