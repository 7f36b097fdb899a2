import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explanationQuery } from '@/api/queries';
import { PLACE_FUNCTIONS, type ActionFunction, type Target } from '@/api/types';
import { WhatCanList } from '@/features/access/explain/WhatCanList';
import { WhoCanList } from '@/features/access/explain/WhoCanList';
import { EmptyState } from '@/ui/EmptyState';
import { FolderOpen } from '@/ui/icons';
import { Tabs } from '@/ui/Tabs';
import { useMe } from '../useMe';
import { useTitle } from '../useTitle';
import styles from './AccessPage.module.css';
import type { AccessSearch, AccessView } from './accessSearch';
import { Decision } from './Decision';
import { FunctionPick, PersonPick, ThingPick } from './Picks';
import { Sentence } from './Sentence';

/** Can somebody do something somewhere, and why; who can; and what somebody can. */
export function AccessPage() {
  const { t } = useTranslation();
  const me = useMe();
  const search = useSearch({ from: '/signed-in/access' });
  const navigate = useNavigate();
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  useTitle(t('explain.title'));

  const change = (next: SearchChange) =>
    void navigate({ to: '/access', search: withoutEmpty({ ...search, ...next }), replace: true });
  const action = search.action ?? 'see';
  const on = targetOf(search, action);
  const person = search.person === me.user.id ? null : (search.person ?? null);

  // A question that came with the address names nobody: its answer does.
  const { data: answer } = useQuery({
    ...explanationQuery(person, action, on ?? { kind: 'account' }),
    enabled: on !== null && person !== null,
  });
  const personName = person === null ? null : (names.get(person) ?? answer?.names.people[person] ?? null);

  const personPick = (
    <PersonPick
      value={person}
      name={personName}
      onChange={(subject) => {
        setNames(new Map(names).set(subject.id, subject.name));
        change({ person: subject.id });
      }}
    />
  );
  const functionPick = <FunctionPick value={action} onChange={(next) => change({ action: next })} />;
  const thingPick = on?.kind !== 'account' && (
    <ThingPick on={on} onChange={(folder) => change({ folder, asset: undefined })} />
  );
  const pickFirst = <EmptyState icon={FolderOpen} title={t('explain.pick_first')} />;

  return (
    <main id="content" className={styles.page}>
      <div className={styles.inner}>
        <header>
          <h1 className={styles.title}>{t('explain.title')}</h1>
          <p className={styles.text}>{t('explain.text')}</p>
        </header>
        <Tabs<AccessView>
          label={t('explain.views')}
          value={search.view ?? 'why'}
          onChange={(view) => change({ view })}
          tabs={[
            {
              id: 'why',
              text: t('explain.view.why'),
              panel: (
                <div className={styles.panel}>
                  <Sentence
                    text={on?.kind === 'account' ? t('explain.ask.why_account') : t('explain.ask.why')}
                    parts={{ person: personPick, action: functionPick, thing: thingPick }}
                  />
                  {on === null ? (
                    pickFirst
                  ) : (
                    <Decision person={person} personName={personName} action={action} on={on} />
                  )}
                </div>
              ),
            },
            {
              id: 'who',
              text: t('explain.view.who'),
              panel: (
                <div className={styles.panel}>
                  <Sentence
                    text={on?.kind === 'account' ? t('explain.ask.who_account') : t('explain.ask.who')}
                    parts={{ action: functionPick, thing: thingPick }}
                  />
                  {on === null ? (
                    pickFirst
                  ) : (
                    <WhoCanList
                      action={action}
                      on={on}
                      onWhy={(user) => change({ view: 'why', person: user })}
                    />
                  )}
                </div>
              ),
            },
            {
              id: 'what',
              text: t('explain.view.what'),
              panel: (
                <div className={styles.panel}>
                  <Sentence text={t('explain.ask.what')} parts={{ person: personPick }} />
                  <WhatCanList user={person} />
                </div>
              ),
            },
          ]}
        />
      </div>
    </main>
  );
}

/** New values; one that is undefined is taken out of the address. */
type SearchChange = { [K in keyof AccessSearch]?: AccessSearch[K] | undefined };

function withoutEmpty(search: SearchChange): AccessSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

const OF_PLACES: ReadonlySet<ActionFunction> = new Set(PLACE_FUNCTIONS);

/** What is asked about: the account for what is of the account, else what was picked; null where nothing was. */
function targetOf({ asset, folder }: AccessSearch, action: ActionFunction): Target | null {
  if (!OF_PLACES.has(action)) return { kind: 'account' };
  if (asset !== undefined) return { kind: 'asset', id: asset };
  return folder === undefined ? null : { kind: 'folder', id: folder };
}
