import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import styles from './SavingTrouble.module.css';
import { reasonText } from './searchTexts.ts';
import type { Trouble } from './useQuerySaving.ts';

interface SavingTroubleProps {
  readonly trouble: Trouble;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
  readonly onSaveAsNew: () => void;
}

/** Why a query was not saved, and the ways on; what is written stays in the form. */
export function SavingTrouble({ trouble, onTakeTheirs, onKeepMine, onSaveAsNew }: SavingTroubleProps) {
  const { t } = useTranslation('search');
  const { t: errors } = useTranslation('errors');
  return (
    <div className={styles.trouble} role="alert">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.text}>
        {trouble.kind === 'stale'
          ? t('fault.stale')
          : trouble.kind === 'gone'
            ? t('fault.gone')
            : t('fault.refused', { reason: reasonText(t, errors, trouble.error) })}
      </p>
      {trouble.kind === 'stale' && (
        <>
          <Button size="small" onClick={onTakeTheirs}>
            {t('fault.takeTheirs')}
          </Button>
          <Button size="small" onClick={onKeepMine}>
            {t('fault.keepMine')}
          </Button>
        </>
      )}
      {trouble.kind === 'gone' && (
        <Button size="small" onClick={onSaveAsNew}>
          {t('fault.saveAsNew')}
        </Button>
      )}
    </div>
  );
}
