import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';
import { DialogButtons, ModalDialog } from './ModalDialog.tsx';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the action means, where there is something to say. */
  readonly children: ReactNode;
  /** Why it was refused; stands below what the action means, and is read out. */
  readonly refusal?: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** While it is being done, or where it cannot be. */
  readonly unavailable?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone; the way back has the focus. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, title, children, refusal, confirmLabel, cancelLabel, unavailable, onConfirm, onClose } =
    props;
  return (
    <ModalDialog isOpen={isOpen} title={title} onClose={onClose}>
      {children && <div className={styles.text}>{children}</div>}
      {refusal && (
        <div className={styles.refusal} role="alert">
          {refusal}
        </div>
      )}
      <DialogButtons>
        <Button autoFocus onClick={onClose}>
          {cancelLabel}
        </Button>
        <Button look="primary" unavailable={unavailable === true} onClick={onConfirm}>
          {confirmLabel}
        </Button>
      </DialogButtons>
    </ModalDialog>
  );
}
