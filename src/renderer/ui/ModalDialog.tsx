import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './ModalDialog.module.css';

interface ModalDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  readonly subtitle?: string;
  /** `document` takes most of the window. */
  readonly size?: 'normal' | 'wide' | 'document';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog in front of everything else: Esc leaves it, focus stays inside and goes back afterwards. */
export function ModalDialog({
  isOpen,
  title,
  subtitle,
  size = 'normal',
  onClose,
  children,
}: ModalDialogProps) {
  return (
    <ModalOverlay
      className={styles.veil ?? ''}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
    >
      <Modal className={styles.modal ?? ''} data-size={size}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
