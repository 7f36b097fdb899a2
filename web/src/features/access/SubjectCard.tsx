import { useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FolderAccess, PlaceFunction } from '@/api/types';
import type { Section, SectionName } from '@/app/functionSections';
import { formatDay } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { nameOf } from '@/i18n/words';
import { ArrowGroup } from '@/ui/ArrowGroup';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { ChevronRight, Ellipsis, RotateCcw, Trash2, Users } from '@/ui/icons';
import { IconButton } from '@/ui/IconButton';
import { Menu, MenuItem } from '@/ui/Menu';
import { cellOf, effectOf, removeSubject, restoreSubject, setCell, type Draft, type Row } from './draft';
import { FunctionRow } from './FunctionRow';
import styles from './SubjectCard.module.css';

interface Props {
  row: Row;
  access: FolderAccess;
  draft: Draft;
  sections: readonly Section[];
  onChange: (draft: Draft) => void;
  /** Tells why the subject may do something here, or may not. */
  onWhy: (action: PlaceFunction) => void;
}

/** What is asked most is open at first. */
const NEAREST: readonly SectionName[] = ['look', 'files'];

/** One group or person of the list, with a box for each function. */
export function SubjectCard({ row, access, draft, sections, onChange, onWhy }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(row.status === 'added');
  const { subject, key } = row;
  const effects = access.functions.map((name) => effectOf(cellOf(access, draft, key, name)));
  const allowed = effects.filter((effect) => effect === 'allow').length;
  const denied = effects.filter((effect) => effect === 'deny').length;

  if (row.status === 'removed') {
    return (
      <div className={classes(styles.head, styles.removed)}>
        <SubjectSign row={row} />
        <span className={styles.who}>
          <span className={styles.name}>{nameOf(t, subject)}</span>
          <span className={styles.summary}>{t('access.removed')}</span>
        </span>
        <Button variant="quiet" icon={RotateCcw} onPress={() => onChange(restoreSubject(draft, key))}>
          {t('access.restore')}
        </Button>
      </div>
    );
  }

  const setAll = (state: 'allow' | 'deny' | 'unset') =>
    onChange(setCell(access, draft, key, access.functions, state));

  return (
    <Disclosure isExpanded={open} onExpandedChange={setOpen} className={styles.card ?? ''}>
      <div className={styles.head}>
        <Heading level={3} className={styles.heading ?? ''}>
          <AriaButton slot="trigger" className={styles.trigger ?? ''}>
            <ChevronRight size={14} aria-hidden className={styles.chevron} />
            <SubjectSign row={row} />
            <span className={styles.who}>
              <span className={styles.name}>{nameOf(t, subject)}</span>
              <span className={styles.summary}>
                {t('access.allowed', { count: allowed })}
                {denied > 0 && (
                  <span className={styles.denied}> · {t('access.denied', { count: denied })}</span>
                )}
                {row.until !== null && ` · ${t('access.until', { date: formatDay(row.until, locale) })}`}
              </span>
            </span>
          </AriaButton>
        </Heading>
        <Menu
          label={t('access.actions', { name: nameOf(t, subject) })}
          trigger={
            <IconButton
              icon={Ellipsis}
              label={t('access.actions', { name: nameOf(t, subject) })}
              size="small"
            />
          }
        >
          <MenuItem id="allow" text={t('access.all_allow')} onAction={() => setAll('allow')} />
          <MenuItem id="unset" text={t('access.all_unset')} onAction={() => setAll('unset')} />
          <MenuItem id="deny" text={t('access.all_deny')} onAction={() => setAll('deny')} />
          <MenuItem
            id="remove"
            text={t('access.remove')}
            icon={Trash2}
            tone="danger"
            onAction={() => onChange(removeSubject(draft, key))}
          />
        </Menu>
      </div>
      <DisclosurePanel>
        {open && (
          <ArrowGroup label={nameOf(t, subject)} selector="[data-tri-box]" className={styles.sections}>
            {sections.map((section) => (
              <SectionPart
                key={section.name}
                section={section}
                initiallyOpen={NEAREST.includes(section.name) || sections.length <= NEAREST.length}
                row={row}
                access={access}
                draft={draft}
                onChange={onChange}
                onWhy={onWhy}
              />
            ))}
          </ArrowGroup>
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

function SubjectSign({ row }: { row: Row }) {
  if (row.subject.kind === 'user') return <Avatar name={row.subject.name} />;
  return (
    <span className={styles.group} aria-hidden>
      <Users size={15} />
    </span>
  );
}

interface SectionProps {
  section: Section;
  initiallyOpen: boolean;
  row: Row;
  access: FolderAccess;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onWhy: (action: PlaceFunction) => void;
}

function SectionPart({ section, initiallyOpen, row, access, draft, onChange, onWhy }: SectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(initiallyOpen);
  const allowed = section.functions.filter(
    (name) => effectOf(cellOf(access, draft, row.key, name)) === 'allow',
  ).length;
  return (
    <Disclosure isExpanded={open} onExpandedChange={setOpen} className={styles.section ?? ''}>
      <Heading level={4} className={styles.heading ?? ''}>
        <AriaButton slot="trigger" className={styles.sectionTrigger ?? ''}>
          <ChevronRight size={12} aria-hidden className={styles.chevron} />
          {t(`access.section.${section.name}`)}
          <span className={styles.count}>{t('access.of', { allowed, all: section.functions.length })}</span>
        </AriaButton>
      </Heading>
      <DisclosurePanel>
        {open &&
          section.functions.map((name) => (
            <FunctionRow
              key={name}
              name={name}
              row={row}
              access={access}
              cell={cellOf(access, draft, row.key, name)}
              onChange={(state) => onChange(setCell(access, draft, row.key, [name], state))}
              onWhy={() => onWhy(name)}
            />
          ))}
      </DisclosurePanel>
    </Disclosure>
  );
}
