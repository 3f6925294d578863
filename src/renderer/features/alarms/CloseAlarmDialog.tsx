import { memo, useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts';
import { schemaResolver } from '../../app/schemaResolver.ts';
import { selectUserId } from '../../app/workstationSlice.ts';
import { Button } from '../../ui/Button.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { DialogButtons, ModalDialog } from '../../ui/ModalDialog.tsx';
import type { DepartedAlarm } from './alarmsSlice.ts';
import { closeBlockedText } from './alarmTexts.ts';
import styles from './CloseAlarmDialog.module.css';
import { type ClosingForm, closingFormSchema } from './closingForm.ts';
import { submitCommand } from './commandsSlice.ts';
import { closingAsked, closingDrafted } from './listViewSlice.ts';
import { useProjection } from './projectedAlarm.ts';
import { ReasonChoice } from './ReasonChoice.tsx';
import { selectAlarm, selectDeparted } from './selectors.ts';

/** "Reason for closing" of the alarm that the operator asked to close (R-G05). */
export const CloseAlarmDialog = memo(function CloseAlarmDialog() {
  const id = useAppSelector((state) => state.listView.closing);
  return id && <OpenDialog key={id} id={id} />;
});

function OpenDialog({ id }: { readonly id: string }) {
  const { t } = useTranslation('alarms');
  const dispatch = useAppDispatch();
  const alarm = useAppSelector((state) => selectAlarm(state, id));
  const departed = useAppSelector((state) => selectDeparted(state, id));
  const shown = alarm ?? departed?.alarm ?? undefined;
  const projected = useProjection(alarm);
  return (
    <ModalDialog
      isOpen
      title={t('closing.title')}
      subtitle={
        shown
          ? t('closing.subtitle', { number: shown.number, name: shown.name })
          : t('details.departed.unknown', { number: departed?.number ?? '' })
      }
      onClose={() => dispatch(closingAsked(null))}
    >
      <ReasonForm id={id} alarm={projected?.alarm} departed={departed} />
    </ModalDialog>
  );
}

interface ReasonFormProps {
  readonly id: string;
  /** The alarm while it is open, with the ticks that are on their way. */
  readonly alarm: AlarmView | undefined;
  readonly departed: DepartedAlarm | undefined;
}

function ReasonForm({ id, alarm, departed }: ReasonFormProps) {
  const { t } = useTranslation(['alarms', 'shell']);
  const dispatch = useAppDispatch();
  const draft = useAppSelector((state) => state.listView.closingDrafts[id]);
  const inTheWay = useInTheWay(alarm, departed);
  const { control, register, handleSubmit, watch, setValue, formState } = useForm<ClosingForm>({
    resolver: schemaResolver(closingFormSchema),
    defaultValues: draft ?? { reason: null, text: '' },
  });
  const reason = watch('reason');

  useEffect(() => {
    // Kept outside of the dialog: what was typed is still there when it was left, or when the server refused.
    const watching = watch((values) => {
      const kept = { reason: values.reason ?? null, text: values.text ?? '' };
      dispatch(closingDrafted({ alarm: id, draft: kept }));
    });
    return () => watching.unsubscribe();
  }, [watch, dispatch, id]);

  const submit = handleSubmit((form) => {
    if (form.reason === null || alarm === undefined || inTheWay !== null) {
      return;
    }
    const text = form.text.trim();
    const args = text === '' ? { reason: form.reason } : { reason: form.reason, text };
    const { version, number } = alarm;
    dispatch(closingAsked(null));
    dispatch(submitCommand({ request: { name: 'alarm.close', alarm: id, version, args }, number }));
  });

  const errors = {
    reason: formState.errors.reason && t('closing.reasonMissing'),
    text:
      formState.errors.text &&
      (formState.errors.text.type === 'too_big' ? t('closing.textTooLong') : t('closing.textMissing')),
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        const isText = event.target instanceof HTMLTextAreaElement;
        const isButton = event.target instanceof HTMLButtonElement;
        if (event.key === 'Enter' && !event.shiftKey && !isButton) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
        const chosen = isText ? undefined : reasonKeys[event.key];
        if (chosen) {
          event.preventDefault();
          setValue('reason', chosen, { shouldValidate: formState.isSubmitted });
        }
      }}
    >
      {inTheWay && (
        <p className={styles.inTheWay} role="alert">
          {inTheWay}
        </p>
      )}
      <Controller
        control={control}
        name="reason"
        render={({ field }) => (
          <ReasonChoice value={field.value} error={errors.reason} onChange={field.onChange} />
        )}
      />
      <TextAreaField
        {...register('text')}
        label={reason === 'other' ? t('closing.text') : t('closing.textOptional')}
        error={errors.text}
      />
      <DialogButtons>
        <Button onClick={() => dispatch(closingAsked(null))}>{t('shell:cancel')}</Button>
        <Button type="submit" look="primary" unavailable={inTheWay !== null}>
          {t('closing.submit')}
        </Button>
      </DialogButtons>
    </form>
  );
}

const reasonKeys: Readonly<Record<string, ClosingForm['reason']>> = { 1: 'handled', 2: 'false', 3: 'other' };

/** Why the alarm can no longer be closed from here, although the dialog is open; `null` while it can. */
function useInTheWay(alarm: AlarmView | undefined, departed: DepartedAlarm | undefined): string | null {
  const { t } = useTranslation('alarms');
  const userId = useAppSelector(selectUserId);
  if (alarm === undefined) {
    switch (departed?.why) {
      case 'expired':
        return t('closing.departed.expired');
      case 'rights':
        return t('closing.departed.rights');
      case 'closed':
        return t('closing.departed.closed');
      default:
        return t('closing.departed.unknown');
    }
  }
  if (alarm.assignee !== null && alarm.assignee.id !== userId) {
    return t('closing.takenBy', { holder: alarm.assignee.name });
  }
  const reason = closeBlockedText(t, alarm, userId);
  return reason === null ? null : t('closing.notNow', { reason });
}
