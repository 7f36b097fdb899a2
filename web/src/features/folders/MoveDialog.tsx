import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/api/problem';
import type { Folder, Id, PlaceFunction } from '@/api/types';
import { problemText, whyNot } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { FolderPicker } from './FolderPicker';

interface Props {
  title: string;
  /** What has to be allowed at the destination. */
  needs: PlaceFunction;
  without?: Id | undefined;
  /** Moves it; `confirm` once the person said that others may get more by it. */
  move: (destination: Folder, confirm?: 'confirm') => Promise<unknown>;
  /** What it would do to whom, once a destination is chosen. */
  effects?: (destination: Folder) => ReactNode;
  onClose: () => void;
}

/** *Move…*, for folders as for assets: what a drag does, without dragging. */
export function MoveDialog({ title, needs, without, move, effects, onClose }: Props) {
  const { t } = useTranslation();
  const [destination, setDestination] = useState<Folder | null>(null);
  const attempt = useMutation({
    mutationFn: ({ to, confirm }: { to: Folder; confirm?: 'confirm' }) => move(to, confirm),
    onSuccess: onClose,
  });
  const asks = attempt.error instanceof Problem && attempt.error.code === 'confirmation_needed';
  const unavailable = destination === null ? t('folders.pick') : whyNot(t, destination.can[needs]);

  return (
    <Dialog
      title={title}
      onClose={onClose}
      closeLabel={t('common.close')}
      size="medium"
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            pending={attempt.isPending}
            unavailable={
              destination?.id === without && destination !== null ? t('folders.itself') : unavailable
            }
            onPress={() => {
              if (destination === null) return;
              attempt.mutate(asks ? { to: destination, confirm: 'confirm' } : { to: destination });
            }}
          >
            {asks ? t('folders.move_anyway') : t('folders.move_here')}
          </Button>
        </>
      }
    >
      <FolderPicker
        label={t('folders.destination')}
        needs={needs}
        without={without}
        value={destination}
        onChange={(folder) => {
          attempt.reset();
          setDestination(folder);
        }}
      />
      {destination !== null && unavailable === null && destination.id !== without && effects?.(destination)}
      {attempt.isError && (
        <Notice tone={asks ? 'warn' : 'error'} live="assertive">
          {asks ? t('folders.gives_others') : problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
