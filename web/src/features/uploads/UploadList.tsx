import { useTranslation } from 'react-i18next';
import type { UploadItem, UploadStatus } from './upload';
import styles from './UploadPanel.module.css';
import { UploadRow } from './UploadRow';

/** Rows shown at most: what needs somebody first, then what is going on. */
const SHOWN = 100;

const ORDER: Readonly<Record<UploadStatus, number>> = {
  failed: 0,
  sending: 1,
  retrying: 2,
  paused: 3,
  waiting: 4,
  done: 5,
};

/** What is complete comes last, but for what was here already. */
function rankOf({ status, alreadyHere }: UploadItem): number {
  return ORDER[status] - (alreadyHere.length > 0 ? 0.5 : 0);
}

/** The uploads one by one. Of thousands, the first hundred that matter. */
export function UploadList({ items }: { items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const sorted = items.toSorted((one, other) => rankOf(one) - rankOf(other) || one.id - other.id);
  const rest = items.length - SHOWN;
  return (
    <ul className={styles.list}>
      {sorted.slice(0, SHOWN).map((item) => (
        <UploadRow key={item.id} item={item} />
      ))}
      {rest > 0 && <li className={styles.rest}>{t('uploads.rest', { count: rest })}</li>}
    </ul>
  );
}
