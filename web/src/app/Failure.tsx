import { useTranslation } from 'react-i18next';
import { problemText } from '@/i18n/words';
import { Notice } from '@/ui/Notice';

/** What went wrong with something that was just tried, in words that are read out at once; nothing where nothing did. */
export function Failure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <Notice tone="error" live="assertive">
      {problemText(t, error)}
    </Notice>
  );
}
