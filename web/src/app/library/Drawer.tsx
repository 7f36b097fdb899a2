import type { ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { classes } from '@/ui/classes';
import styles from './Drawer.module.css';

interface Props {
  side: 'left' | 'right';
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** A panel above the content, where there is no room beside it. */
export function Drawer({ side, label, onClose, children }: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={classes(styles.drawer, styles[side])}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
