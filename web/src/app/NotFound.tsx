import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { SearchX } from '@/ui/icons';
import styles from './NotFound.module.css';
import { useTitle } from './useTitle';

/** What an address that leads nowhere shows: the words of an address that is not for one to see. */
export function NotFound() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useTitle(t('problem.not_found'));
  return (
    <main className={styles.page}>
      <EmptyState
        icon={SearchX}
        title={t('problem.not_found')}
        action={<Button onPress={() => void navigate({ to: '/library' })}>{t('shell.to_library')}</Button>}
      />
    </main>
  );
}
