import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { changeAsset, changeAssetState } from '@/api/assets';
import { refreshLibrary } from '@/api/queries';
import { forgetUndo, tellUndoable } from '@/app/undo';
import { fieldText, problemText } from '@/i18n/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/Notice';
import { TextField } from '@/ui/TextField';
import { toast } from '@/ui/toasts';
import { tellOutcome } from './outcome';
import type { AssetTask } from './tasks';

interface Props {
  task: AssetTask;
  onClose: () => void;
}

/** The window that a task on assets needs. */
export function AssetDialogs({ task, onClose }: Props) {
  return task.kind === 'rename-asset' ? (
    <RenameAsset task={task} onClose={onClose} />
  ) : (
    <AssetState task={task} onClose={onClose} />
  );
}

interface RenameProps {
  task: Extract<AssetTask, { kind: 'rename-asset' }>;
  onClose: () => void;
}

function RenameAsset({ task: { asset }, onClose }: RenameProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useId();
  const [title, setTitle] = useState(asset.title);
  const attempt = useMutation({
    mutationFn: () => changeAsset(asset, { title: title.trim() }),
    onSuccess: async (saved) => {
      await refreshLibrary(queryClient);
      onClose();
      if (saved === null) {
        forgetUndo();
        return;
      }
      const text = t('assets.renamed', { title: saved.title });
      tellUndoable(t, { tone: 'success', text }, async () => {
        await changeAsset(saved, { title: asset.title });
        await refreshLibrary(queryClient);
        toast({ tone: 'success', text: t('common.undone') });
      });
    },
  });
  const wrong = fieldText(t, attempt.error, 'title');
  return (
    <Dialog
      title={t('assets.rename')}
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" pending={attempt.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <TextField
          label={t('assets.title')}
          value={title}
          onChange={setTitle}
          error={wrong}
          description={asset.file_name}
          maxLength={255}
          autoComplete="off"
          isRequired
          autoFocus
        />
      </Form>
      {attempt.isError && wrong === null && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}

interface StateProps {
  task: Extract<AssetTask, { kind: 'asset-state' }>;
  onClose: () => void;
}

function AssetState({ task: { selection, count, state }, onClose }: StateProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const attempt = useMutation({
    mutationFn: () => changeAssetState(selection, state),
    onSuccess: async (outcome) => {
      await refreshLibrary(queryClient);
      // A selection by position means other assets by now; only one by ids can be undone.
      const takeBack = async () => {
        const back = await changeAssetState(selection, 'live');
        await refreshLibrary(queryClient);
        tellOutcome(t, back, { done: (done) => t('assets.now.live', { count: done }) });
      };
      tellOutcome(t, outcome, {
        done: (done) => t(`assets.now.${state}`, { count: done }),
        takeBack: 'assets' in selection && state !== 'live' ? takeBack : undefined,
      });
      onClose();
    },
  });
  return (
    <Dialog
      title={t(`assets.ask.${state}`, { count })}
      role="alertdialog"
      onClose={onClose}
      closeLabel={t('common.close')}
      footer={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant={state === 'trashed' ? 'danger' : 'primary'}
            pending={attempt.isPending}
            autoFocus
            onPress={() => attempt.mutate()}
          >
            {t(`assets.act.${state}`)}
          </Button>
        </>
      }
    >
      <p>{t(`assets.then.${state}`, { count })}</p>
      {attempt.isError && (
        <Notice tone="error" live="assertive">
          {problemText(t, attempt.error)}
        </Notice>
      )}
    </Dialog>
  );
}
