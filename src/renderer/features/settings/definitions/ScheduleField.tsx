import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { Hint } from '../../../ui/Hint.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { useItems } from '../settingsApi.ts';
import { scheduleText } from './definitionTexts.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import styles from './ScheduleField.module.css';

interface ScheduleFieldProps {
  readonly value: string;
  readonly error: string | undefined;
  /** Why no new one may be made; `null` where it may. */
  readonly bar: string | null;
  readonly onChange: (schedule: string) => void;
}

/** The schedule: an existing one, or a new one that is made in place (R-D03). */
export function ScheduleField({ value, error, bar, onChange }: ScheduleFieldProps) {
  const { t } = useTranslation('definitions');
  const schedules = useItems('schedules');
  const [isCreating, setIsCreating] = useState(false);
  return (
    <div className={styles.line}>
      <div className={styles.select}>
        <SelectField
          label={t('schedule.label')}
          hint={t('schedule.hint')}
          error={error}
          value={value}
          options={(schedules.value ?? []).map((schedule) => ({
            value: schedule.id,
            label: scheduleText(t, schedule),
          }))}
          onChange={onChange}
        />
      </div>
      <Hint text={bar ?? t('schedule.create')}>
        <Button
          icon
          size="large"
          aria-label={t('schedule.create')}
          aria-haspopup="dialog"
          unavailable={bar !== null}
          onClick={() => setIsCreating(true)}
        >
          <CalendarPlus size={16} strokeWidth={1.75} aria-hidden="true" />
        </Button>
      </Hint>
      {isCreating && (
        <ScheduleDialog
          onClose={() => setIsCreating(false)}
          onCreated={(id) => {
            setIsCreating(false);
            onChange(id);
          }}
        />
      )}
    </div>
  );
}
