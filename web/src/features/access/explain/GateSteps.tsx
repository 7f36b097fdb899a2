import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Names } from '@/api/types';
import { functionName } from '@/i18n/words';
import { Check, ChevronRight, Minus, ShieldAlert, TriangleAlert, X } from '@/ui/icons';
import styles from './GateSteps.module.css';
import type { Outcome, Step, Vote } from './trace';
import { findingText, sourceName } from './words';

interface Props {
  steps: readonly Step[];
  names: Names;
}

/** The gates in the order in which they were asked, each with its sources and their votes. */
export function GateSteps({ steps, names }: Props) {
  return (
    <ol className={styles.steps}>
      {steps.map((step) => (
        <li key={`${step.gate} ${step.action}`}>
          <StepPart step={step} names={names} />
        </li>
      ))}
    </ol>
  );
}

const OUTCOMES = {
  passed: Check,
  warned: TriangleAlert,
  needs_reason: TriangleAlert,
  refused: X,
  overridden: ShieldAlert,
} as const satisfies Record<Outcome, unknown>;

function StepPart({ step, names }: { step: Step; names: Names }) {
  const { t } = useTranslation();
  // What stopped it is what one came for.
  const [open, setOpen] = useState(step.outcome !== 'passed');
  const Glyph = OUTCOMES[step.outcome];
  const notes = step.findings.flatMap((finding) => findingText(t, names, finding) ?? []);
  const winners = step.votes.filter(({ decided }) => decided);
  const overruledBy = winners.map((vote) => sourceName(t, names, vote.source)).join(', ');
  return (
    <Disclosure
      isExpanded={open}
      onExpandedChange={setOpen}
      className={styles.step ?? ''}
      data-outcome={step.outcome}
    >
      <Heading level={3} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.trigger ?? ''}>
          <span className={styles.dot} aria-hidden>
            <Glyph size={13} />
          </span>
          <span className={styles.gate}>{t(`explain.gate.${step.gate}`)}</span>
          <span className={styles.action}>{functionName(t, step.action)}</span>
          <span className={styles.outcome}>{t(`explain.outcome.${step.outcome}`)}</span>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className={styles.body}>
          {notes.map((note) => (
            <p key={note} className={styles.note}>
              {note}
            </p>
          ))}
          {step.votes.length > 0 && (
            <ul className={styles.votes}>
              {step.votes.map((vote) => (
                <VoteRow
                  key={`${vote.source.code} ${vote.source.thing?.id ?? ''} ${vote.says}`}
                  vote={vote}
                  source={sourceName(t, names, vote.source)}
                  overruledBy={overruledBy}
                />
              ))}
            </ul>
          )}
          {step.votes.length === 0 && step.why === 'place_unset' && (
            <p className={styles.note}>{t('explain.no_entry')}</p>
          )}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

const SAYS = { allow: Check, deny: X, unset: Minus } as const;

function VoteRow({ vote, source, overruledBy }: { vote: Vote; source: string; overruledBy: string }) {
  const { t } = useTranslation();
  const Glyph = SAYS[vote.says];
  const loses = vote.says !== 'unset' && !vote.decided && overruledBy !== '';
  return (
    <li className={styles.vote} data-says={vote.says} data-decided={vote.decided || undefined}>
      <span className={styles.box} aria-hidden>
        <Glyph size={12} />
      </span>
      <span className={styles.source}>{loses ? <s>{source}</s> : source}</span>
      <span className={styles.says}>
        {t(`explain.says.${vote.says}`)}
        {vote.decided && <strong className={styles.winner}>{t('explain.decides')}</strong>}
        {loses && vote.counts && <span> · {t('explain.overruled', { by: overruledBy })}</span>}
        {!vote.counts && <span> · {t('explain.not_counted')}</span>}
      </span>
    </li>
  );
}
