import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classes } from './classes';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton';
import { X } from './icons';

interface Props {
  title: string;
  /** Called when the person leaves it by Escape, the cross or a click beside it. */
  onClose: () => void;
  closeLabel: string;
  children: ReactNode;
  /** The buttons, the one that does it last. */
  footer?: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** An alert interrupts: it is read out at once and a click beside it does not close it. */
  role?: 'dialog' | 'alertdialog';
  /** Whether it rises, or stands where another window of its kind stood until now. */
  arrives?: 'rising' | 'in place';
}

/** A window above the page. It is shown while it is mounted. */
export function Dialog({
  title,
  onClose,
  closeLabel,
  children,
  footer,
  size = 'small',
  role = 'dialog',
  arrives = 'rising',
}: Props) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={classes(styles.overlay, arrives === 'in place' && styles.still)}
    >
      <Modal className={classes(styles.modal, styles[size], arrives === 'in place' && styles.still)}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            <IconButton icon={X} label={closeLabel} onPress={onClose} size="small" />
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
