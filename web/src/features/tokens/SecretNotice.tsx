import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedToken } from '@/api/types';
import { Button } from '@/ui/Button';
import { Check, Copy } from '@/ui/icons';
import { Notice } from '@/ui/Notice';
import styles from './SecretNotice.module.css';

interface Props {
  made: CreatedToken;
  onClose: () => void;
}

/** A new token's secret, which is shown this once. */
export function SecretNotice({ made, onClose }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret);
    setCopied(true);
  };
  return (
    <Notice tone="success" live="polite">
      <p>{t('tokens.secret', { name: made.token.name })}</p>
      <code className={styles.secret}>{made.secret}</code>
      <div className={styles.actions}>
        <Button icon={copied ? Check : Copy} onPress={() => void copy()}>
          {copied ? t('tokens.copied') : t('tokens.copy')}
        </Button>
        <Button variant="quiet" onPress={onClose}>
          {t('tokens.kept')}
        </Button>
      </div>
    </Notice>
  );
}
