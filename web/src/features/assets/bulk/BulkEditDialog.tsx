import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '@/api/queries';
import type { CommonChange, Selection } from '@/api/types';
import { useLocale } from '@/i18n/useLocale';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { BulkForm } from './BulkForm';
import { BulkReview } from './BulkReview';
import { drafted, EMPTY } from './draft';

interface Props {
  selection: Selection;
  count: number;
  onClose: () => void;
}

/** Describes many assets alike: what is to be changed, then what that would come to, then it is done. */
export function BulkEditDialog({ selection, count, onClose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const form = useId();
  const { data = [] } = useQuery(fieldsQuery());
  const fields = data.filter((field) => !field.retired);
  const [draft, setDraft] = useState(EMPTY);
  const [reviewed, setReviewed] = useState<CommonChange | null>(null);
  const [isBack, setIsBack] = useState(false);
  const result = drafted(draft, fields);

  if (reviewed !== null) {
    return (
      <BulkReview
        selection={selection}
        count={count}
        change={reviewed}
        fields={data}
        onBack={() => {
          setReviewed(null);
          setIsBack(true);
        }}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t('describe.title', { count, shown: new Intl.NumberFormat(locale).format(count) })}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="large"
      arrives={isBack ? 'in place' : 'rising'}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            unavailable={result.kind === 'change' ? null : t(`describe.${result.kind}`)}
          >
            {t('describe.review')}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (result.kind === 'change') setReviewed(result.change);
        }}
      >
        <BulkForm draft={draft} fields={fields} onChange={setDraft} />
      </Form>
    </Dialog>
  );
}
