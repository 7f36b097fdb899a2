import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CommonChange, Field, Selection } from '@/api/types';
import { Failure } from '@/app/Failure';
import { useLocale } from '@/i18n/useLocale';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { ProgressBar } from '@/ui/ProgressBar';
import styles from './BulkReview.module.css';
import { DifferenceList } from './DifferenceList';
import { saveBulk } from './saveBulk';
import { ReviewSummary } from './ReviewSummary';
import { useBulkPlan } from './useBulkPlan';

interface Props {
  selection: Selection;
  count: number;
  change: CommonChange;
  fields: readonly Field[];
  onBack: () => void;
  onClose: () => void;
}

/** What the change would come to, before it is made. */
export function BulkReview({ selection, count, change, fields, onBack, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const plan = useBulkPlan(selection, count, change);
  const attempt = useMutation({
    mutationFn: () => saveBulk({ t, queryClient, locale }, selection, change),
    onSuccess: onClose,
  });
  const changing = plan.data?.preview.would ?? 0;
  const error = attempt.error ?? plan.error;

  return (
    <Dialog
      title={t('describe.review_title')}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="large"
      arrives="in place"
      footer={
        <>
          <Button onPress={onBack} autoFocus>
            {t('describe.back')}
          </Button>
          <Button
            variant="primary"
            pending={attempt.isPending}
            unavailable={unavailable()}
            onPress={() => attempt.mutate()}
          >
            {changing === 0
              ? t('describe.save')
              : t('describe.save_count', {
                  count: changing,
                  shown: new Intl.NumberFormat(locale).format(changing),
                })}
          </Button>
        </>
      }
    >
      {plan.data === undefined && plan.error === null && (
        <div className={styles.working} role="status">
          <p>{t('describe.working')}</p>
          <ProgressBar label={t('describe.working')} value={plan.progress === 0 ? null : plan.progress} />
        </div>
      )}
      <Failure error={error} />
      {plan.data !== undefined && (
        // It scrolls where it is long, so the keyboard has to reach it.
        <div className={styles.review} role="group" aria-label={t('describe.review_title')} tabIndex={0}>
          <ReviewSummary preview={plan.data.preview} count={count} />
          <DifferenceList plan={plan.data} change={change} fields={fields} />
        </div>
      )}
    </Dialog>
  );

  function unavailable(): string | null {
    if (plan.data === undefined)
      return plan.error === null ? t('describe.working') : problemText(t, plan.error);
    return changing === 0 ? t('describe.none_changes') : null;
  }
}
