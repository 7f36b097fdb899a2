import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { assetQuery } from '@/api/queries';
import type { Asset, Id } from '@/api/types';
import { singleKeys } from '@/app/shortcuts';
import { boolean, stored, useStored } from '@/app/stored';
import type { Neighbours } from '@/grid/neighbours';
import { problemText } from '@/i18n/words';
import { IconButton } from '@/ui/IconButton';
import { ChevronLeft, ChevronRight } from '@/ui/icons';
import { Message } from './Message';
import { Stage } from './Stage';
import { useKeys } from './useKeys';
import styles from './Viewer.module.css';
import { ViewerHeader } from './ViewerHeader';

/** How often an asset that is being worked on is asked for again. */
const WORKING_POLL_MS = 2_000;

/** Whether what is known of the asset stands beside it, as this person left it. */
const asideOpen = stored('viewer.aside', false, boolean);

interface ViewerProps {
  assetId: Id;
  neighbours: Neighbours;
  /** What is known of the asset, to stand beside it. */
  aside?: ReactNode;
  /** Shows what the keys do. */
  onHelp: () => void;
  onClose: () => void;
}

/** One asset over the whole window, on the same dark surround in both themes, so that its colours can be judged. */
export function Viewer({ assetId, neighbours, aside, onHelp, onClose }: ViewerProps) {
  const { t } = useTranslation();
  const isOpen = useStored(asideOpen);
  const asset = useQuery({
    ...assetQuery(assetId),
    refetchInterval: (query) => (query.state.data?.processing === 'waiting' ? WORKING_POLL_MS : false),
  });
  useKeys((event) => {
    const { previous, next } = neighbours;
    if (event.key === '?' && singleKeys.get()) {
      onHelp();
      return true;
    }
    if (event.altKey || event.shiftKey) return false;
    if (event.key === 'i' && aside !== undefined) {
      asideOpen.set(!isOpen);
      return true;
    }
    const step = event.key === 'PageUp' ? previous : event.key === 'PageDown' ? next : null;
    step?.();
    return step !== null;
  });

  return (
    <ModalOverlay
      isOpen
      className={styles.overlay ?? ''}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.viewer ?? ''} aria-label={asset.data?.title ?? t('viewer.label')}>
          <ViewerHeader
            asset={asset.data ?? null}
            place={neighbours.place}
            aside={aside === undefined ? null : isOpen}
            onAside={() => asideOpen.set(!isOpen)}
            onClose={onClose}
          />
          <div className={styles.body}>
            <div className={styles.main}>
              <Content asset={asset.data} error={asset.error} neighbours={neighbours} />
              <Steps neighbours={neighbours} />
            </div>
            {aside !== undefined && isOpen && (
              <aside className={styles.aside} aria-label={t('viewer.about')}>
                {aside}
              </aside>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ContentProps {
  asset: Asset | undefined;
  error: Error | null;
  neighbours: Neighbours;
}

function Content({ asset, error, neighbours }: ContentProps) {
  const { t } = useTranslation();
  if (asset !== undefined) return <Stage key={asset.id} asset={asset} neighbours={neighbours} />;
  if (error !== null) return <Message kind="problem" title={problemText(t, error)} />;
  return <Message kind="loading" title={t('common.loading')} />;
}

function Steps({ neighbours: { previous, next } }: { neighbours: Neighbours }) {
  const { t } = useTranslation();
  return (
    <>
      {previous && (
        <div className={styles.previous}>
          <IconButton
            icon={ChevronLeft}
            label={t('viewer.previous')}
            shortcut="PgUp"
            placement="right"
            onPress={previous}
          />
        </div>
      )}
      {next && (
        <div className={styles.next}>
          <IconButton
            icon={ChevronRight}
            label={t('viewer.next')}
            shortcut="PgDn"
            placement="left"
            onPress={next}
          />
        </div>
      )}
    </>
  );
}
