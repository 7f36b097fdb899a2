import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { explanationQuery } from '@/api/queries';
import type { ActionFunction, Id, Target } from '@/api/types';
import { Answer } from '@/features/access/explain/Answer';
import { fieldText, functionName, problemText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { useThingName } from './Picks';

interface Props {
  /** Null is oneself. */
  person: Id | null;
  personName: string | null;
  action: ActionFunction;
  on: Target;
}

/** The answer to the question that was built. */
export function Decision({ person, personName, action, on }: Props) {
  const { t } = useTranslation();
  const { data, error } = useQuery(explanationQuery(person, action, on));
  const thing = useThingName(on);
  if (error !== null)
    return <Notice tone="error">{fieldText(t, error, 'action') ?? problemText(t, error)}</Notice>;
  if (data === undefined) return <Skeleton lines={6} />;
  const name = person === null ? null : (personName ?? data.names.people[person] ?? t('explain.person'));
  return (
    <Answer
      explanation={data}
      person={name}
      action={functionName(t, action)}
      thing={on.kind === 'account' ? null : (thing ?? t('explain.unnamed.other'))}
    />
  );
}
