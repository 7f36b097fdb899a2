import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '@/api/keys';
import { tokensQuery } from '@/api/queries';
import { revokeToken } from '@/api/tokens';
import type { CreatedToken, Token } from '@/api/types';
import { ConfirmDialog } from '@/app/ConfirmDialog';
import { useTitle } from '@/app/useTitle';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { KeyRound, Plus } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import { Skeleton } from '@/ui/Skeleton';
import { toast } from '@/ui/toasts';
import { NewTokenDialog } from './NewTokenDialog';
import { SecretNotice } from './SecretNotice';
import { TokenRow } from './TokenRow';
import styles from './TokensPage.module.css';

/** The keys with which a person's programs come in, as that person and never as more. */
export function TokensPage() {
  const { t } = useTranslation();
  const { data, error } = useQuery(tokensQuery());
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<CreatedToken | null>(null);
  const [revoking, setRevoking] = useState<Token | null>(null);
  useTitle(t('tokens.title'));

  const make = (
    <Button variant="primary" icon={Plus} onPress={() => setMaking(true)}>
      {t('tokens.create')}
    </Button>
  );

  return (
    <main id="content" className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.header}>
          <div>
            <h1 className={styles.title}>{t('tokens.title')}</h1>
            <p className={styles.text}>{t('tokens.text')}</p>
          </div>
          {data !== undefined && data.length > 0 && make}
        </header>
        {made !== null && <SecretNotice made={made} onClose={() => setMade(null)} />}
        {error !== null && <Notice tone="error">{problemText(t, error)}</Notice>}
        {data === undefined && error === null && <Skeleton lines={5} />}
        {data?.length === 0 && (
          <EmptyState icon={KeyRound} title={t('tokens.none')} text={t('tokens.none_text')} action={make} />
        )}
        {data !== undefined && data.length > 0 && (
          <ul className={styles.list} aria-label={t('tokens.title')}>
            {data.map((token) => (
              <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </ul>
        )}
      </div>
      {making && (
        <NewTokenDialog
          onClose={() => setMaking(false)}
          onMade={(token) => {
            setMade(token);
            setMaking(false);
          }}
        />
      )}
      {revoking !== null && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </main>
  );
}

function RevokeDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const attempt = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.tokens() });
      toast({ tone: 'success', text: t('tokens.revoked', { name: token.name }) });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t('tokens.revoke_title', { name: token.name })}
      action={t('tokens.revoke')}
      variant="danger"
      pending={attempt.isPending}
      error={attempt.error}
      onConfirm={() => attempt.mutate()}
      onClose={onClose}
    >
      <p>{t('tokens.revoke_text')}</p>
    </ConfirmDialog>
  );
}
