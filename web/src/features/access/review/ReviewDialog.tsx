import { useTranslation } from 'react-i18next';
import type { WhatIf } from '@/api/types';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Effects } from './Effects';

interface Props {
  whatIf: WhatIf;
  saving: boolean;
  onSave: () => void;
  onClose: () => void;
}

/** What saving would do to whom, before it is done. */
export function ReviewDialog({ whatIf, saving, onSave, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('access.review.title')}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="medium"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant="primary" pending={saving} onPress={onSave}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Effects whatIf={whatIf} />
    </Dialog>
  );
}
