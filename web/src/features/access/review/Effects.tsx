import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Names, WhatIf } from '@/api/types';
import { functionName } from '@/i18n/words';
import { Avatar } from '@/ui/Avatar';
import { ChevronRight, Minus, Plus, Users } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import styles from './Effects.module.css';
import { effectsOf, type Change, type Effects as PersonEffects } from './shifts';

interface Props {
  whatIf: WhatIf;
}

/** Who is locked out, who gains and who loses which function where, a person at a time. */
export function Effects({ whatIf }: Props) {
  const { t } = useTranslation();
  const effects = effectsOf(whatIf);
  return (
    <div className={styles.effects}>
      <LockOuts whatIf={whatIf} />
      {effects.length === 0 ? (
        <p className={styles.nobody}>{t('access.review.nobody')}</p>
      ) : (
        <ul className={styles.list} aria-label={t('access.review.title')}>
          {effects.map((each) => (
            <li key={each.id ?? 'others'}>
              <Person effects={each} names={whatIf.names} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function LockOuts({ whatIf: { locks_out_last, locks_out_self, names } }: Props) {
  const { t } = useTranslation();
  if (locks_out_last.length === 0 && locks_out_self.length === 0) return null;
  return (
    <Notice tone="error">
      {locks_out_last.length > 0 && (
        <p>{t('access.review.locks_last', { folders: foldersText(locks_out_last, names) })}</p>
      )}
      {locks_out_self.length > 0 && (
        <p>{t('access.review.locks_self', { folders: foldersText(locks_out_self, names) })}</p>
      )}
    </Notice>
  );
}

/** How many folders are named before the others are counted. */
const NAMED = 3;

function foldersText(folders: readonly string[], names: Names): string {
  const known = folders.flatMap((id) => names.folders[id] ?? []);
  const shown = known.slice(0, NAMED).join(', ');
  const rest = folders.length - Math.min(known.length, NAMED);
  return rest > 0 ? `${shown} +${rest}` : shown;
}

function Person({ effects, names }: { effects: PersonEffects; names: Names }) {
  const { t } = useTranslation();
  const { id, places, account } = effects;
  const name = id === null ? t('access.review.others') : (names.people[id] ?? t('common.someone'));
  const gained = new Set([...account.gained, ...places.flatMap((each) => each.gained.map((g) => g.name))]);
  const lost = new Set([...account.lost, ...places.flatMap((each) => each.lost.map((l) => l.name))]);
  return (
    <Disclosure className={styles.person ?? ''}>
      <Heading level={3} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.trigger ?? ''}>
          <ChevronRight size={14} aria-hidden className={styles.chevron} />
          {id === null ? (
            <span className={styles.unseen} aria-hidden>
              <Users size={15} />
            </span>
          ) : (
            <Avatar name={name} />
          )}
          <span className={styles.name}>{name}</span>
          {gained.size > 0 && (
            <span className={styles.tally} data-way="gained">
              <Plus size={12} aria-hidden />
              {t('access.review.gains', { count: gained.size })}
            </span>
          )}
          {lost.size > 0 && (
            <span className={styles.tally} data-way="lost">
              <Minus size={12} aria-hidden />
              {t('access.review.loses', { count: lost.size })}
            </span>
          )}
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        <div className={styles.places}>
          {(account.gained.length > 0 || account.lost.length > 0) && (
            <PlacePart
              title={t('access.review.account')}
              gained={account.gained.map((each) => ({ name: each, extent: 'all' }))}
              lost={account.lost.map((each) => ({ name: each, extent: 'all' }))}
            />
          )}
          {places.map((place) => (
            <PlacePart
              key={place.folders.join()}
              title={foldersText(place.folders, names)}
              gained={place.gained}
              lost={place.lost}
            />
          ))}
        </div>
      </DisclosurePanel>
    </Disclosure>
  );
}

interface PartProps {
  title: string;
  gained: readonly Change[];
  lost: readonly Change[];
}

function PlacePart({ title, gained, lost }: PartProps) {
  return (
    <section className={styles.place}>
      <h4 className={styles.folders}>{title}</h4>
      <Row way="gained" changes={gained} />
      <Row way="lost" changes={lost} />
    </section>
  );
}

function Row({ way, changes }: { way: 'gained' | 'lost'; changes: readonly Change[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  const Glyph = way === 'gained' ? Plus : Minus;
  return (
    <p className={styles.row} data-way={way}>
      <span className={styles.way}>
        <Glyph size={12} aria-hidden />
        {t(`access.review.${way}`)}
      </span>
      <span>
        {changes
          .map(({ name, extent }) =>
            extent === 'all'
              ? functionName(t, name)
              : t(`access.review.only_${extent}`, { name: functionName(t, name) }),
          )
          .join(', ')}
      </span>
    </p>
  );
}
