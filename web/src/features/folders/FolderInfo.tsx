import { useTranslation } from 'react-i18next';
import type { FolderWithPath, PlaceFunction } from '@/api/types';
import { formatDay } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { functionName, nameOf, whyNot } from '@/i18n/words';
import { Facts } from '@/ui/Facts';
import { Check, Minus } from '@/ui/icons';
import styles from './FolderInfo.module.css';

interface Props {
  folder: FolderWithPath;
}

/** What one may ask for in a folder, in the order in which one would ask. */
const ASKED: readonly PlaceFunction[] = [
  'see',
  'download',
  'upload',
  'folder.create',
  'folder.edit',
  'folder.archive',
  'folder.delete',
  'access',
];

/** What a folder is, and what the person may do in it, each with the reason where they may not. */
export function FolderInfo({ folder }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const functions = ASKED.filter((name) => folder.can[name] !== undefined);
  return (
    <div className={styles.panel}>
      <Facts
        facts={[
          { name: t('folders.info.place'), value: folder.path.map((step) => nameOf(t, step)).join(' / ') },
          { name: t('folders.info.created'), value: formatDay(folder.created_at, locale) },
          { name: t('folders.info.state'), value: t(`folders.info.state_${folder.state}`) },
        ]}
      />
      <h3 className={styles.title}>{t('folders.info.may')}</h3>
      <ul className={styles.list}>
        {functions.map((name) => {
          const reason = whyNot(t, folder.can[name]);
          return (
            <li key={name} className={styles.item} data-allowed={reason === null || undefined}>
              {reason === null ? <Check size={16} aria-hidden /> : <Minus size={16} aria-hidden />}
              <span>
                {functionName(t, name)}
                {reason !== null && <span className={styles.reason}>{reason}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
