import { Plus, Trash2 } from 'lucide-react';
import { Controller, type UseFormReturn, useFieldArray, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import type { Locale } from '../../../app/i18n.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { Button } from '../../../ui/Button.tsx';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { hoursError } from './hoursError.ts';
import styles from './Schedules.module.css';
import type { ScheduleForm } from './scheduleForm.ts';

interface ScheduleExceptionsProps {
  readonly form: UseFormReturn<ScheduleForm>;
  readonly errorOf: (path: string) => string | undefined;
  readonly isReadOnly: boolean;
}

/** Dates on which other hours hold than the week's, or none at all (R-D03). */
export function ScheduleExceptions({ form, errorOf, isReadOnly }: ScheduleExceptionsProps) {
  const { t } = useTranslation('site');
  const locale = useAppSelector(selectLocale);
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'exceptions' });
  const typed = useWatch({ control: form.control, name: 'exceptions' });
  return (
    <FormSection title={t('schedule.exceptions')} hint={t('schedule.exceptionsHint')}>
      {fields.map(({ id }, index) => (
        <fieldset
          key={id}
          className={styles.exception}
          aria-label={t('schedule.exception', { number: index + 1 })}
        >
          <Controller
            control={form.control}
            name={`exceptions.${index}.date`}
            render={({ field }) => (
              <DateField
                label={t('schedule.date')}
                value={field.value || null}
                isReadOnly={isReadOnly}
                hint={field.value === '' ? undefined : dayOf(locale, field.value)}
                error={errorOf(`exceptions.${index}.date`)}
                onChange={(date) => field.onChange(date ?? '')}
              />
            )}
          />
          <TextField
            label={t('schedule.dateHours')}
            placeholder={t('schedule.closedAllDay')}
            readOnly={isReadOnly}
            autoComplete="off"
            error={hoursError(t, typed[index]?.hours ?? '', errorOf(`exceptions.${index}.hours`))}
            {...form.register(`exceptions.${index}.hours`)}
          />
          {!isReadOnly && (
            <Button
              look="quiet"
              icon
              aria-label={t('schedule.removeException', { number: index + 1 })}
              title={t('schedule.removeException', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
            </Button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div>
          <Button onClick={() => append({ date: '', hours: '' }, { shouldFocus: false })}>
            <Plus size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('schedule.addException')}
          </Button>
        </div>
      )}
      {isReadOnly && fields.length === 0 && <p className={styles.none}>{t('schedule.noExceptions')}</p>}
    </FormSection>
  );
}

/** Which day of the week a date is, so that a slip in typing is seen. */
function dayOf(locale: Locale, date: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.parse(date));
}
