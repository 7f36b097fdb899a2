import { useTranslation } from 'react-i18next';
import { Minus, Plus } from '@/ui/icons';
import styles from './TagChanges.module.css';

interface Props {
  added: readonly string[];
  removed: readonly string[];
}

/** Tags that come and go, each with its sign. */
export function TagChanges({ added, removed }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {removed.map((tag) => (
        <del key={tag} className={styles.tag} data-way="removed">
          <Minus size={12} role="img" aria-label={t('describe.removed')} />
          {tag}
        </del>
      ))}
      {added.map((tag) => (
        <ins key={tag} className={styles.tag} data-way="added">
          <Plus size={12} role="img" aria-label={t('describe.added')} />
          {tag}
        </ins>
      ))}
    </>
  );
}
