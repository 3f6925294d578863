import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { AlarmResult } from './AlarmResult.tsx';
import { EventResult } from './EventResult.tsx';
import styles from './ResultDetails.module.css';
import type { Found } from './ResultsView.tsx';

interface ResultDetailsProps {
  readonly found: Found;
  readonly onClose: () => void;
}

/** All about the selected result: what the details of the alarms show, with its video at its time (R-H06). */
export function ResultDetails({ found, onClose }: ResultDetailsProps) {
  const { t } = useTranslation('search');
  return (
    <section
      className={styles.details}
      aria-label={found.in === 'alarms' ? t('details.alarm', { number: found.number }) : t('details.event')}
      onKeyDown={(event) => {
        // A dialog or a tooltip in front of it takes its own Esc first.
        const isOwn = event.currentTarget.contains(event.target as Node);
        if (event.key === 'Escape' && !event.defaultPrevented && isOwn) onClose();
      }}
    >
      {found.in === 'alarms' ? (
        <AlarmResult id={found.id} close={<CloseButton onClose={onClose} />} />
      ) : (
        <EventResult id={found.id} close={<CloseButton onClose={onClose} />} />
      )}
    </section>
  );
}

function CloseButton({ onClose }: Pick<ResultDetailsProps, 'onClose'>) {
  const { t } = useTranslation('search');
  return (
    <Hint text={t('details.close')} placement="left">
      <Button look="quiet" size="small" icon aria-label={t('details.close')} onClick={onClose}>
        <X size={16} strokeWidth={1.75} aria-hidden="true" />
      </Button>
    </Hint>
  );
}
