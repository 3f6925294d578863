import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SiteError } from '../../../app/siteApi.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { DialogButtons, ModalDialog } from '../../../ui/ModalDialog.tsx';
import { RefusalWords } from '../editing/SiteRefusal.tsx';
import { WeekGrid } from '../schedules/WeekGrid.tsx';
import { isPastMidnight, readDay, readWeek, weekTexts } from '../schedules/weekText.ts';
import { useItemChanges } from '../settingsApi.ts';
import styles from './ScheduleField.module.css';

interface ScheduleDialogProps {
  readonly onCreated: (id: string) => void;
  readonly onClose: () => void;
}

/** A new schedule without leaving the alarm that needs it (R-D03). */
export function ScheduleDialog({ onCreated, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation(['definitions', 'settings', 'site', 'shell']);
  const { create } = useItemChanges('schedules');
  const [name, setName] = useState('');
  const [week, setWeek] = useState(() => weekTexts([]));
  const [isTried, setIsTried] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<SiteError | null>(null);
  const isTaken = error?.kind === 'refused' && error.problem.code === 'CONFLICT';
  const nameError = isTaken
    ? t('settings:rule.unique')
    : isTried && name.trim() === ''
      ? t('settings:rule.missing')
      : undefined;
  const dayErrors = week.map((text) => {
    if (readDay(text) !== null) {
      return undefined;
    }
    return isPastMidnight(text) ? t('site:week.pastMidnight') : t('site:week.unreadable');
  });
  const weekly = readWeek(week);
  const isEmpty = weekly.length === 0;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // The form of the alarm lies around this one as far as React is concerned.
    event.stopPropagation();
    setIsTried(true);
    if (isSaving || name.trim() === '' || isEmpty || dayErrors.some((each) => each !== undefined)) {
      return;
    }
    setIsSaving(true);
    const created = await create({ name: name.trim(), weekly: [...weekly], exceptions: [] });
    setIsSaving(false);
    if (created.ok) {
      onCreated(created.value.id);
    } else {
      setError(created.error);
    }
  };
  return (
    <ModalDialog isOpen size="wide" title={t('schedule.title')} onClose={onClose}>
      <form className={styles.dialog} noValidate onSubmit={submit}>
        <TextField
          label={t('schedule.name')}
          value={name}
          maxLength={120}
          autoComplete="off"
          autoFocus
          error={nameError}
          onChange={({ target }) => {
            setName(target.value);
            setError(null);
          }}
        />
        <WeekGrid week={week} onChange={setWeek} errors={dayErrors} />
        <p className={styles.note}>{t('schedule.later')}</p>
        {isTried && isEmpty && (
          <p className={styles.refusal} role="alert">
            {t('schedule.empty')}
          </p>
        )}
        {error && !isTaken && (
          <p className={styles.refusal} role="alert">
            <RefusalWords error={error} />
          </p>
        )}
        <DialogButtons>
          <Button onClick={onClose}>{t('shell:cancel')}</Button>
          <Button type="submit" look="primary" unavailable={isSaving}>
            {t('schedule.save')}
          </Button>
        </DialogButtons>
      </form>
    </ModalDialog>
  );
}
