import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { selectTimeZone } from '../../app/workstationSlice.ts';
import { DateTimeField } from '../../ui/DateTimeField.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import styles from './QueryFields.module.css';
import { daysOffered, type FaultyField, type QueryForm } from './queryForm.ts';

interface PeriodFieldsProps {
  readonly period: QueryForm['period'];
  readonly errorOf: (field: FaultyField) => string | undefined;
  readonly onChange: (period: QueryForm['period']) => void;
}

/** So many days, or from one instant to another by the site's clock (R-H03). */
export function PeriodFields({ period, errorOf, onChange }: PeriodFieldsProps) {
  const { t } = useTranslation('search');
  const timeZone = useAppSelector(selectTimeZone);
  const days: readonly number[] = daysOffered;
  // A query that was made elsewhere may have any number of days.
  const offered =
    period.kind === 'days' && !days.includes(period.days)
      ? [...days, period.days].sort((one, other) => one - other)
      : days;
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t('form.period')}
          value={period.kind === 'custom' ? 'custom' : String(period.days)}
          options={[
            ...offered.map((count) => ({ value: String(count), label: t('form.days', { count }) })),
            { value: 'custom', label: t('form.custom') },
          ]}
          onChange={(value) =>
            onChange(
              value === 'custom'
                ? { kind: 'custom', from: null, to: null }
                : { kind: 'days', days: Number(value) },
            )
          }
        />
      </div>
      {period.kind === 'custom' && (
        <div>
          <div className={styles.pair}>
            <DateTimeField
              label={t('form.from')}
              value={period.from}
              timeZone={timeZone}
              error={errorOf('from')}
              onChange={(from) => onChange({ ...period, from })}
            />
            <DateTimeField
              label={t('form.to')}
              value={period.to}
              timeZone={timeZone}
              error={errorOf('to')}
              onChange={(to) => onChange({ ...period, to })}
            />
          </div>
          <p className={styles.hint}>{t('form.zone', { zone: timeZone })}</p>
        </div>
      )}
    </>
  );
}
