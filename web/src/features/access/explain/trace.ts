import { FUNCTIONS, type ActionFunction, type Gate, type Id, type WhyCode } from '@/api/types';
import type { Tri } from '@/ui/tri';

/** A thing that an explanation names; null where its name is not for the reader. */
export type Thing = { kind: string; id: Id } | null;

/** What says something at a gate: a level, a group, an entry of a list. */
export interface Source {
  code: string;
  level: string | null;
  /** The group, the entry's subject, or what a membership is in. */
  thing: Thing;
}

/** What one source said. */
export interface Vote {
  source: Source;
  says: Tri;
  /** Whether what it says counts as it is. */
  counts: boolean;
  decided: boolean;
}

/** Something else that a gate found, such as which list holds; `code` picks its words. */
export interface Finding {
  code: string;
  /** Stable words that stand in it: a status, a level, a state, a mode. */
  words: Readonly<Record<string, string>>;
  thing: Thing;
  /** The folders that a list came down by, the one that was asked first. */
  path: readonly Thing[];
}

export type Outcome = 'passed' | 'warned' | 'needs_reason' | 'refused' | 'overridden';

/** One gate that was asked. */
export interface Step {
  gate: Gate;
  action: ActionFunction;
  outcome: Outcome;
  why: WhyCode | null;
  votes: readonly Vote[];
  findings: readonly Finding[];
}

/** One way to the other answer: changes that have to be made together. */
export interface Way {
  text: string;
  /** The folder whose list it changes, where it is that. */
  list: Id | null;
}

/** A decision as the server explains it to whoever may ask about others. */
export interface Trace {
  steps: readonly Step[];
  /** What it was refused by, in sentences. */
  causes: readonly string[];
  /** What the ways lead to. */
  to: 'passes' | 'refuses';
  ways: readonly Way[];
}

/** Reads the codes and sentences of an explanation; what this page does not know of is left out. */
export function readTrace({ data: codes, text }: { data: unknown; text: string }): Trace {
  const data = record(codes);
  const causes = list(data.causes);
  const flips = record(data.flips);
  const ways = list(flips.ways).map(list);
  const sections = text.trim().split('\n\n');
  const sentences = (from: string | undefined) =>
    (from ?? '')
      .split('\n')
      .filter((line) => line.startsWith('  - '))
      .map((line) => line.slice('  - '.length));
  return {
    steps: list(data.steps).flatMap(stepOf),
    causes: causes.length > 0 ? sentences(sections.at(-2)) : [],
    to: flips.to === 'refuses' ? 'refuses' : 'passes',
    // Where nothing helps, a sentence says so that is no way.
    ways: sentences(sections.at(-1)).map((sentence, at) => ({
      text: sentence,
      list: (ways[at] ?? []).map(listOfEntry).find((id) => id !== null) ?? null,
    })),
  };
}

const GATES: readonly Gate[] = ['standing', 'function', 'place', 'file'];
const OUTCOMES: readonly Outcome[] = ['passed', 'warned', 'needs_reason', 'refused', 'overridden'];
const STATES: readonly Tri[] = ['allow', 'deny', 'unset'];

function stepOf(value: unknown): Step[] {
  const step = record(value);
  const gate = GATES.find((each) => each === step.gate);
  const action = FUNCTIONS.find((each) => each === step.action);
  const outcome = OUTCOMES.find((each) => each === step.outcome);
  if (gate === undefined || action === undefined || outcome === undefined) return [];
  const findings = list(step.findings).map(record);
  return [
    {
      gate,
      action,
      outcome,
      why: isWhy(step.why) ? step.why : null,
      votes: findings.filter(({ code }) => code === 'vote').map(voteOf),
      findings: distinct(findings.filter(({ code }) => code !== 'vote').map(findingOf)),
    },
  ];
}

function voteOf(vote: Fields): Vote {
  const source = record(vote.source);
  const says = STATES.find((each) => each === vote.says) ?? 'unset';
  return {
    source: {
      code: text(source.code),
      level: typeof source.level === 'string' ? source.level : null,
      thing: thingOf(source.group ?? source.subject ?? source.in),
    },
    says,
    counts: says === 'unset' || vote.says === vote.counts,
    decided: vote.decided === true,
  };
}

function findingOf(finding: Fields): Finding {
  const words = Object.entries(finding).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    code: text(finding.code),
    words: Object.fromEntries(words),
    thing: thingOf(finding.folder ?? finding.by ?? finding.licence ?? finding.colour),
    path: list(finding.path).map(thingOf),
  };
}

/** A rule about states looks at the list again: it is told once. */
function distinct(findings: readonly Finding[]): Finding[] {
  const told = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify(finding);
    return !told.has(key) && told.add(key);
  });
}

function listOfEntry(value: unknown): Id | null {
  const change = record(value);
  return change.code === 'entry' ? (thingOf(change.folder)?.id ?? null) : null;
}

function thingOf(value: unknown): Thing {
  const { kind, id } = record(value);
  return typeof kind === 'string' && typeof id === 'string' ? { kind, id } : null;
}

const WHYS: Readonly<Record<WhyCode, true>> = {
  standing: true,
  maintenance: true,
  scope: true,
  function_unset: true,
  function_denied: true,
  place_unset: true,
  place_denied: true,
  state_archived: true,
  state_trashed: true,
  file_security: true,
  licence: true,
  colour: true,
};

function isWhy(value: unknown): value is WhyCode {
  return typeof value === 'string' && value in WHYS;
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
