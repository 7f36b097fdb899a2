import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { Folder } from '@/api/types';
import { MoveEffects } from '@/features/access/review/MoveEffects';
import { moveSelection } from '@/features/assets/move';
import { moveInto } from '@/features/folders/move';
import { problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { toast } from '@/ui/toasts';
import type { DraggedAssets, DraggedFolder } from '../drag';

export interface Drops {
  assets: (dragged: DraggedAssets, folder: Folder) => void;
  folder: (dragged: DraggedFolder, folder: Folder) => void;
  /** A window that asks before others get more by what was dropped; null where nothing is asked. */
  question: ReactNode;
}

type Dropped = { what: DraggedAssets | DraggedFolder; onto: Folder };

/** Assets and folders that were dropped on a folder. */
export function useDrops(): Drops {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Dropped | null>(null);

  const { mutate } = useMutation({
    mutationFn: async ({ what, onto, confirm }: Dropped & { confirm?: 'confirm' }) => {
      if ('selection' in what) await moveSelection({ t, queryClient }, what.selection, onto, confirm);
      else await moveInto({ t, queryClient }, what, onto, confirm);
    },
    onError: (error, dropped) => {
      if (error instanceof Problem && error.code === 'confirmation_needed') {
        setAsked({ what: dropped.what, onto: dropped.onto });
      } else {
        toast({ tone: 'error', text: problemText(t, error) });
      }
    },
  });

  return {
    assets: (what, onto) => mutate({ what, onto }),
    folder: (what, onto) => mutate({ what, onto }),
    question: asked !== null && (
      <Dialog
        title={t('library.move_question')}
        role="alertdialog"
        onClose={() => setAsked(null)}
        closeLabel={t('common.close')}
        footer={
          <>
            <Button onPress={() => setAsked(null)} autoFocus>
              {t('common.cancel')}
            </Button>
            <Button
              variant="primary"
              onPress={() => {
                mutate({ ...asked, confirm: 'confirm' });
                setAsked(null);
              }}
            >
              {t('folders.move_anyway')}
            </Button>
          </>
        }
      >
        <p>{t('folders.gives_others')}</p>
        {'id' in asked.what && <MoveEffects folder={asked.what} to={asked.onto.id} />}
      </Dialog>
    ),
  };
}
