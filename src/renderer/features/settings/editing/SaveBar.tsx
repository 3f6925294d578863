import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { BarredButton } from './BarredButton.tsx';
import styles from './SaveBar.module.css';

interface SaveBarProps {
  readonly isNew: boolean;
  readonly isDirty: boolean;
  readonly isSaving: boolean;
  readonly maySave: boolean;
  readonly bar: string | null;
  /** Whether something stands beside the form, which then reaches further. */
  readonly hasBeside?: boolean;
  readonly onDiscard: () => void;
  /** Why the last attempt to save came to nothing. */
  readonly children?: ReactNode;
}

/** The bar at the foot of a form that saves it or gives its changes up. */
export function SaveBar(props: SaveBarProps) {
  const { isNew, isDirty, isSaving, maySave, bar, hasBeside, onDiscard, children } = props;
  const { t } = useTranslation(['settings', 'shell']);
  const state = isSaving ? t('editor.saving') : isDirty ? t('editor.unsaved') : null;
  return (
    <footer className={styles.bar} data-beside={hasBeside || undefined}>
      <p className={styles.trouble} role="alert">
        {children}
      </p>
      <p className={styles.state} role="status">
        {state}
      </p>
      <Button unavailable={isSaving || !(isNew || isDirty)} onClick={onDiscard}>
        {isNew ? t('shell:cancel') : t('editor.discard')}
      </Button>
      <BarredButton
        type="submit"
        look="primary"
        bar={bar}
        unavailable={!maySave}
        aria-keyshortcuts="Control+S"
        title={bar === null ? t('shell:hint', { text: t('editor.save'), key: 'Ctrl+S' }) : undefined}
      >
        {t('editor.save')}
      </BarredButton>
    </footer>
  );
}
