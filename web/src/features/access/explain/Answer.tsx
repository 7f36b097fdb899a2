import { useTranslation } from 'react-i18next';
import type { Explanation, WhyCode } from '@/api/types';
import { whyText } from '@/i18n/words';
import { CircleAlert, CircleCheck, CircleSlash } from '@/ui/icons';
import styles from './Answer.module.css';
import { FlipList } from './FlipList';
import { GateSteps } from './GateSteps';
import { asSentence } from './sentence';
import { readTrace } from './trace';

interface Props {
  explanation: Explanation;
  /** Who was asked about, as a name; null is oneself. */
  person: string | null;
  /** The function's name. */
  action: string;
  /** What it was asked of; null for the account. */
  thing: string | null;
}

/** The sentence of the cause begins with the same words. */
const SAID_BY_CAUSE: ReadonlySet<WhyCode> = new Set(['function_unset', 'place_unset']);

const GLYPHS = { allow: CircleCheck, warn: CircleAlert, reason: CircleAlert, deny: CircleSlash } as const;

/** A decision: the answer first, then how it came about, then what would change it. */
export function Answer({ explanation, person, action, thing }: Props) {
  const { t } = useTranslation();
  const { effect, why, told, whole, names } = explanation;
  const trace = whole === null ? null : readTrace(whole);
  const Glyph = GLYPHS[effect];
  const yes = effect === 'allow' || effect === 'warn';
  const values = { person: person ?? '', action, thing: thing ?? '' };
  const sentence = `${person === null ? 'you' : 'person'}${thing === null ? '_account' : ''}` as const;

  return (
    <>
      <section className={styles.card} data-effect={effect} aria-labelledby="decision">
        <Glyph size={28} aria-hidden className={styles.glyph} />
        <div className={styles.words}>
          <h2 id="decision" className={styles.headline}>
            {t(`explain.answer.${yes ? 'yes' : 'no'}.${sentence}`, values)}
          </h2>
          {effect === 'reason' && <p>{t('explain.answer.reason')}</p>}
          {effect === 'warn' && <p>{t('explain.answer.warn')}</p>}
          {told !== null && <p>{told.text}</p>}
          {told === null && trace !== null && trace.causes.length > 0 && (
            <>
              {why !== null && !SAID_BY_CAUSE.has(why) && (
                <p className={styles.kind}>{t(`explain.kind.${why}`)}</p>
              )}
              <ul className={styles.causes}>
                {trace.causes.map((cause) => (
                  <li key={cause}>{asSentence(cause)}</li>
                ))}
              </ul>
            </>
          )}
          {told === null && trace === null && why !== null && <p>{whyText(t, why)}</p>}
        </div>
      </section>
      {trace !== null && (
        <div className={styles.columns}>
          <section aria-labelledby="steps">
            <h2 id="steps" className={styles.heading}>
              {t('explain.steps')}
            </h2>
            <GateSteps steps={trace.steps} names={names} />
          </section>
          <section aria-labelledby="flips">
            <h2 id="flips" className={styles.heading}>
              {t(`explain.flips.${trace.to}`)}
            </h2>
            <FlipList ways={trace.ways} />
          </section>
        </div>
      )}
    </>
  );
}
