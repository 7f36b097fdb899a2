import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { whatIfQuery } from '@/api/queries';
import type { Folder, Id } from '@/api/types';
import { Effects } from './Effects';
import styles from './MoveEffects.module.css';
import { counted, effectsOf } from './shifts';

interface Props {
  folder: Pick<Folder, 'id' | 'version'>;
  to: Id;
}

/** Who would gain and who would lose what if a folder lay elsewhere; nothing where nobody would, or nobody may be told. */
export function MoveEffects({ folder, to }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(
    whatIfQuery(folder.id, folder.version, { kind: 'folder_move', folder: folder.id, to }),
  );
  if (data === undefined) return null;
  const { gain, lose, others } = counted(effectsOf(data));
  if (gain + lose === 0 && !others) return null;
  return (
    <section className={styles.effects} aria-label={t('access.review.move')}>
      <h3 className={styles.title}>{t('access.review.move')}</h3>
      <Effects whatIf={data} />
    </section>
  );
}
