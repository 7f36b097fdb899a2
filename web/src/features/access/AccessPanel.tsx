import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accessQuery } from '@/api/queries';
import type { Folder } from '@/api/types';
import { useWhy } from '@/app/useWhy';
import { problemText, whyNot } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { Lock } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { AccessList } from './AccessList';
import styles from './AccessPanel.module.css';

interface Props {
  folder: Pick<Folder, 'id' | 'name' | 'preset' | 'can'>;
}

/** Who may do what in a folder: its list, for whoever may manage access here. */
export function AccessPanel({ folder }: Props) {
  const { t } = useTranslation();
  const why = useWhy();
  const refused = whyNot(t, folder.can.access);
  const { data, error } = useQuery({ ...accessQuery(folder.id), enabled: refused === null });

  if (refused !== null) {
    return (
      <EmptyState
        icon={Lock}
        title={t('access.closed')}
        text={refused}
        action={
          <Button onPress={() => why('access', { kind: 'folder', id: folder.id })}>{t('access.why')}</Button>
        }
      />
    );
  }
  if (error !== null) {
    return (
      <div className={styles.message}>
        <Notice tone="error">{problemText(t, error)}</Notice>
      </div>
    );
  }
  if (data === undefined) return <Skeleton lines={8} className={styles.message} />;
  return <AccessList key={folder.id} folder={folder} access={data} />;
}
