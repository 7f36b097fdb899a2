import type { TFunction } from 'i18next';
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
  'edit',
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
  const allowed = functions.filter((name) => whyNot(t, folder.can[name]) === null);
  const refused = byReason(functions.flatMap((name) => reasonOf(t, folder, name)));
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
        {allowed.map((name) => (
          <li key={name} className={styles.item} data-allowed>
            <Check size={16} aria-hidden />
            {functionName(t, name)}
          </li>
        ))}
      </ul>
      {refused.map(([reason, names]) => (
        <section key={reason} className={styles.refused}>
          <h3 className={styles.title}>{t('folders.info.may_not')}</h3>
          <p className={styles.reason}>{reason}</p>
          <ul className={styles.list}>
            {names.map((name) => (
              <li key={name} className={styles.item}>
                <Minus size={16} aria-hidden />
                {functionName(t, name)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Refused = readonly [reason: string, name: PlaceFunction];

function reasonOf(t: TFunction, { can }: FolderWithPath, name: PlaceFunction): Refused[] {
  const reason = whyNot(t, can[name]);
  return reason === null ? [] : [[reason, name]];
}

/** Each reason once, with what it refuses. */
function byReason(refused: readonly Refused[]): [string, PlaceFunction[]][] {
  const found = new Map<string, PlaceFunction[]>();
  for (const [reason, name] of refused) found.set(reason, [...(found.get(reason) ?? []), name]);
  return [...found];
}
