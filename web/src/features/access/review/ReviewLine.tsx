import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whatIfQuery } from '@/api/queries';
import type { FolderAccess, Id, Proposal } from '@/api/types';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Minus, Plus } from '@/ui/icons';
import { ReviewDialog } from './ReviewDialog';
import styles from './ReviewLine.module.css';
import { counted, effectsOf } from './shifts';

interface Props {
  folder: Id;
  version: FolderAccess['version'];
  change: Proposal;
  saving: boolean;
  onSave: () => void;
}

/** How many gain and how many lose by what is not saved yet, and a way to see each of them. */
export function ReviewLine({ folder, version, change, saving, onSave }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    ...whatIfQuery(folder, version, change),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <p className={styles.line}>{problemText(t, error)}</p>;
  if (data === undefined) return <p className={styles.line}>{t('access.preview.working')}</p>;
  const { gain, lose, others } = counted(effectsOf(data));
  return (
    <div className={styles.line}>
      <div className={styles.counts} role="status">
        {gain > 0 && (
          <span data-way="gained">
            <Plus size={12} aria-hidden />
            {t('access.review.gain', { count: gain })}
          </span>
        )}
        {lose > 0 && (
          <span data-way="lost">
            <Minus size={12} aria-hidden />
            {t('access.review.lose', { count: lose })}
          </span>
        )}
        {gain === 0 && lose === 0 && (
          <span>{t(others ? 'access.review.only_others' : 'access.review.nobody')}</span>
        )}
      </div>
      {(gain > 0 || lose > 0 || others) && (
        <Button variant="quiet" onPress={() => setOpen(true)} className={styles.open}>
          {t('access.review.open')}
        </Button>
      )}
      {open && (
        <ReviewDialog
          whatIf={data}
          saving={saving}
          onClose={() => setOpen(false)}
          onSave={() => {
            setOpen(false);
            onSave();
          }}
        />
      )}
    </div>
  );
}
