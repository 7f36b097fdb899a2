import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';

interface Props {
  folder: string;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Asks before a folder's own list is given up: it can't be brought back. */
export function InheritDialog({ folder, onCancel, onConfirm }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('access.back_title', { name: folder })}
      role="alertdialog"
      onClose={onCancel}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onCancel} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" onPress={onConfirm}>
            {t('access.back')}
          </Button>
        </>
      }
    >
      <p>{t('access.back_text')}</p>
    </Dialog>
  );
}
