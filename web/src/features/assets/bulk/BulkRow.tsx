import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Select } from '@/ui/Select';
import styles from './BulkForm.module.css';
import type { Doing } from './draft';

interface Props {
  /** What the row is about. */
  name: string;
  doings: readonly Doing[];
  doing: Doing;
  onDoing: (doing: Doing) => void;
  /** Where it is said what it is set to: only there while it is set. */
  children: ReactNode;
}

/** One text or field of all the assets, and what is done to it. */
export function BulkRow({ name, doings, doing, onDoing, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.row} data-doing={doing}>
      <span className={styles.name} aria-hidden>
        {name}
      </span>
      <Select<Doing>
        label={name}
        labelling="spoken"
        options={doings.map((id) => ({ id, text: t(`describe.doing.${id}`) }))}
        value={doing}
        onChange={onDoing}
        className={styles.doing}
      />
      {doing === 'set' && <div className={styles.value}>{children}</div>}
    </div>
  );
}
