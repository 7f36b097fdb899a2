import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Failure } from './Failure';

interface Props {
  title: string;
  /** What the button says that does it. */
  action: string;
  variant: 'primary' | 'danger';
  size?: 'small' | 'medium';
  pending?: boolean;
  /** What went wrong when it was tried. */
  error?: Error | null;
  /** Why it can't be done now; null where it can. */
  unavailable?: string | null;
  onConfirm: () => void;
  onClose: () => void;
  /** What it would come to. */
  children: ReactNode;
}

/** Asks before something is done that is not easily taken back. Enter alone does not do it: *Cancel* has the focus. */
export function ConfirmDialog({
  title,
  action,
  variant,
  size = 'small',
  pending = false,
  error = null,
  unavailable = null,
  onConfirm,
  onClose,
  children,
}: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      closeLabel={t('common.close')}
      size={size}
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant={variant} pending={pending} unavailable={unavailable} onPress={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <Failure error={error} />
    </Dialog>
  );
}
