import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { whoCanQuery } from '@/api/queries';
import type { ActionFunction, Id, Names, Passing, PassedBy, Target } from '@/api/types';
import { problemText } from '@/i18n/words';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Users } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import styles from './ReachList.module.css';
import { levelName } from './words';

interface Props {
  action: ActionFunction;
  on: Target;
  onWhy: (user: Id) => void;
}

/** Everybody who can do it, and by what. */
export function WhoCanList({ action, on, onWhy }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery(whoCanQuery(action, on));
  if (error !== null) return <Notice tone="error">{problemText(t, error)}</Notice>;
  if (data === undefined) return <Skeleton lines={6} />;
  if (data.people.length === 0 && !data.others)
    return <EmptyState icon={Users} title={t('explain.who.nobody')} />;
  return (
    <>
      <p className={styles.count} role="status">
        {t('explain.who.count', { count: data.people.length })}
        {data.others && ` ${t('explain.who.others')}`}
      </p>
      <ul className={styles.list} aria-label={t('explain.who.title')}>
        {data.people.map((each) => (
          <PersonRow key={each.user} passing={each} names={data.names} onWhy={onWhy} />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  passing: Passing;
  names: Names;
  onWhy: (user: Id) => void;
}

function PersonRow({ passing, names, onWhy }: RowProps) {
  const { t } = useTranslation();
  const name = names.people[passing.user] ?? t('explain.unnamed.person');
  const by = passedBy(t, names, passing.function);
  const place = passing.place === null ? null : passedBy(t, names, passing.place);
  return (
    <li className={styles.row}>
      <Avatar name={name} />
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <span className={styles.by}>
          {place === null || place === by
            ? t('explain.who.by', { by })
            : t('explain.who.by_both', { by, place })}
          {passing.effect !== 'allow' &&
            ` · ${t(`explain.answer.${passing.effect === 'warn' ? 'warn' : 'reason'}`)}`}
        </span>
      </span>
      <Button variant="quiet" onPress={() => onWhy(passing.user)} aria-label={t('explain.why_of', { name })}>
        {t('explain.why')}
      </Button>
    </li>
  );
}

/** What let somebody pass a gate, in a few words. */
function passedBy(t: TFunction, names: Names, { by, word, group }: PassedBy): string {
  const name = (group == null ? undefined : names.groups[group]) ?? t('explain.unnamed.group');
  switch (by) {
    case 'level':
      return t('explain.by.level', { level: levelName(t, word ?? '') });
    case 'personal':
      return t('explain.by.personal');
    case 'group':
      return t('explain.by.group', { name });
    case 'group_entry':
      return t('explain.by.group_entry', { name });
    case 'own_entry':
      return t('explain.by.own_entry');
    default:
      return t('explain.by.other');
  }
}
