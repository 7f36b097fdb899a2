import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assetQuery, folderQuery } from '@/api/queries';
import { FUNCTIONS, type ActionFunction, type Folder, type Id, type Subject, type Target } from '@/api/types';
import { SubjectDialog } from '@/features/access/SubjectDialog';
import { FolderPicker } from '@/features/folders/FolderPicker';
import { functionName, nameOf } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { File, Folder as FolderIcon, User } from '@/ui/icons';
import { Select } from '@/ui/Select';
import { sectionsOf } from '../functionSections';
import { fullName, useMe } from '../useMe';
import styles from './Picks.module.css';

interface PersonProps {
  /** Null is oneself. */
  value: Id | null;
  name: string | null;
  onChange: (person: Pick<Subject, 'id' | 'name'>) => void;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Whom it is about. */
export function PersonPick({ value, name, onChange }: PersonProps) {
  const { t } = useTranslation();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const shown =
    value === null ? t('explain.myself', { name: fullName(me.user) }) : (name ?? t('explain.person'));
  return (
    <>
      <Button
        icon={User}
        onPress={() => setOpen(true)}
        aria-label={t('explain.pick_person', { name: shown })}
        className={styles.pick}
      >
        {shown}
      </Button>
      {open && (
        <SubjectDialog
          title={t('explain.whom')}
          only="user"
          taken={NOBODY}
          onClose={() => setOpen(false)}
          onPick={(person) => {
            onChange(person);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

interface FunctionProps {
  value: ActionFunction;
  onChange: (action: ActionFunction) => void;
}

/** What is done. */
export function FunctionPick({ value, onChange }: FunctionProps) {
  const { t } = useTranslation();
  return (
    <Select<ActionFunction>
      label={t('explain.function')}
      labelling="spoken"
      options={sectionsOf(FUNCTIONS).flatMap(({ name, functions }) =>
        functions.map((id) => ({ id, text: functionName(t, id), section: t(`access.section.${name}`) })),
      )}
      value={value}
      onChange={onChange}
    />
  );
}

interface ThingProps {
  on: Exclude<Target, { kind: 'account' }> | null;
  onChange: (folder: Id) => void;
}

/** Where it is done, or to which file. */
export function ThingPick({ on, onChange }: ThingProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const name = useThingName(on);
  const shown = name ?? (on === null ? t('explain.pick_folder') : t('common.loading'));
  return (
    <>
      <Button
        icon={on?.kind === 'asset' ? File : FolderIcon}
        onPress={() => setOpen(true)}
        aria-label={t('explain.pick_thing', { name: shown })}
        className={styles.pick}
      >
        {shown}
      </Button>
      {open && (
        <FolderDialog
          onClose={() => setOpen(false)}
          onPick={(folder) => {
            onChange(folder.id);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

/** What a folder or a file is called; null while that is not known, and for nothing and the account. */
export function useThingName(on: Target | null): string | null {
  const { t } = useTranslation();
  const folder = useQuery({
    ...folderQuery(on?.kind === 'folder' ? on.id : ''),
    enabled: on?.kind === 'folder',
  });
  const asset = useQuery({ ...assetQuery(on?.kind === 'asset' ? on.id : ''), enabled: on?.kind === 'asset' });
  if (on?.kind === 'folder') return folder.data === undefined ? null : nameOf(t, folder.data);
  return on?.kind === 'asset' ? (asset.data?.title ?? null) : null;
}

function FolderDialog({ onPick, onClose }: { onPick: (folder: Folder) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<Folder | null>(null);
  return (
    <Dialog
      title={t('explain.where')}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            unavailable={folder === null ? t('folders.pick') : null}
            onPress={() => {
              if (folder !== null) onPick(folder);
            }}
          >
            {t('explain.ask_here')}
          </Button>
        </>
      }
    >
      <FolderPicker label={t('explain.where')} needs="see" value={folder} onChange={setFolder} />
    </Dialog>
  );
}
