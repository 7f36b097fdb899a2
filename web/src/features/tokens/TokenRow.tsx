import { useTranslation } from 'react-i18next';
import type { Token } from '@/api/types';
import { formatDay } from '@/app/format';
import { useLocale } from '@/i18n/useLocale';
import { functionName } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { KeyRound } from '@/ui/icons';
import styles from './TokenRow.module.css';

interface Props {
  token: Token;
  onRevoke: () => void;
}

export function TokenRow({ token, onRevoke }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li className={styles.row}>
      <span className={styles.sign}>
        <KeyRound size={18} aria-hidden />
      </span>
      <div className={styles.words}>
        <p className={styles.name}>{token.name}</p>
        <p className={styles.scope}>{token.scope.map((each) => functionName(t, each)).join(', ')}</p>
        <p className={styles.times}>
          {token.until === null
            ? t('tokens.no_end')
            : t('tokens.ends', { date: formatDay(token.until, locale) })}
          {' · '}
          {token.stopped
            ? t('tokens.stopped')
            : t('tokens.made', { date: formatDay(token.created_at, locale) })}
        </p>
      </div>
      <Button variant="quiet" onPress={onRevoke} aria-label={t('tokens.revoke_of', { name: token.name })}>
        {t('tokens.revoke')}
      </Button>
    </li>
  );
}
