import { useId, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Failure } from './Failure';
import styles from './FormDialog.module.css';

interface Props {
  title: string;
  /** What the button says that sends the form. */
  action: string;
  size?: 'small' | 'medium' | 'large';
  pending: boolean;
  /** What went wrong, where no field tells it. */
  error: Error | null;
  /** Why it can't be sent now; null where it can. */
  unavailable?: string | null;
  onSubmit: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
  /** Fields in which Enter means something else than sending the form. They stand below it. */
  below?: ReactNode;
}

/** A window that asks for something to be filled in. Enter sends it, as its button does. */
export function FormDialog({
  title,
  action,
  size = 'small',
  pending,
  error,
  unavailable = null,
  onSubmit,
  onClose,
  children,
  below,
}: Props) {
  const { t } = useTranslation();
  const form = useId();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={t('common.close')}
      size={size}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={pending} unavailable={unavailable}>
            {action}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          // With a single field Enter sends a form even where its button can't.
          if (!pending && unavailable === null) onSubmit();
        }}
      >
        {children}
      </Form>
      {below}
      <Failure error={error} />
    </Dialog>
  );
}
