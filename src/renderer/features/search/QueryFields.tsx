import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../app/hooks.ts';
import { selectIsPro } from '../../app/workstationSlice.ts';
import { CheckBox } from '../../ui/CheckBox.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { TextField } from '../../ui/Field.tsx';
import { ChosenFields } from './ChosenFields.tsx';
import { PeriodFields } from './PeriodFields.tsx';
import styles from './QueryFields.module.css';
import type { Faults, FaultyField, QueryForm } from './queryForm.ts';
import { faultText } from './searchTexts.ts';

interface QueryFieldsProps {
  readonly form: QueryForm;
  readonly faults: Faults;
  readonly isNameTaken: boolean;
  readonly onChange: (changed: Partial<QueryForm>) => void;
}

/** What a query is made of (R-H02..R-H04). */
export function QueryFields({ form, faults, isNameTaken, onChange }: QueryFieldsProps) {
  const { t } = useTranslation('search');
  const errorOf = (field: FaultyField) => {
    const fault = faults[field];
    return fault && faultText(t, field, fault);
  };
  const isOfAlarms = form.in === 'alarms';
  const isPro = useAppSelector(selectIsPro);
  return (
    <>
      <div className={styles.pair}>
        <Choice
          label={t('form.in')}
          isStacked
          value={form.in}
          options={[
            { value: 'alarms', label: t('form.alarms') },
            { value: 'events', label: t('form.events') },
          ]}
          onChange={(value) => onChange({ in: value })}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('form.name')}
          value={form.name}
          error={isNameTaken ? t('fault.nameTaken') : errorOf('name')}
          hint={t('form.nameHint')}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <div className={styles.visibility}>
          <Choice
            label={t('form.visibility')}
            isStacked
            value={form.isPublic ? 'public' : 'private'}
            options={[
              { value: 'private', label: t('form.private') },
              { value: 'public', label: t('form.public') },
            ]}
            onChange={(value) => onChange({ isPublic: value === 'public' })}
          />
          <p className={styles.hint}>{form.isPublic ? t('form.publicHint') : t('form.privateHint')}</p>
        </div>
      </div>
      <ChosenFields form={form} errorOf={errorOf} onChange={onChange} />
      <TickLine
        label={isOfAlarms ? t('form.includeOpen') : t('form.onlyRaised')}
        isTicked={isOfAlarms ? form.includeOpen : form.onlyRaised}
        onChange={(isTicked) => onChange(isOfAlarms ? { includeOpen: isTicked } : { onlyRaised: isTicked })}
      />
      <PeriodFields period={form.period} errorOf={errorOf} onChange={(period) => onChange({ period })} />
      <TextField
        label={t('form.text')}
        value={form.text}
        error={errorOf('text')}
        hint={textHint(t, isOfAlarms, isPro)}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
    </>
  );
}

/** What the text is looked for in; PRO hides what events told, and does not find it either (R-A04). */
function textHint(t: TFunction<'search'>, isOfAlarms: boolean, isPro: boolean): string {
  if (isPro) return isOfAlarms ? t('form.textHintAlarmsPro') : t('form.textHintEventsPro');
  return isOfAlarms ? t('form.textHintAlarms') : t('form.textHintEvents');
}

interface TickLineProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly onChange: (isTicked: boolean) => void;
}

function TickLine({ label, isTicked, onChange }: TickLineProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box inside is the control
    <label className={styles.tick}>
      <CheckBox
        aria-label={label}
        checked={isTicked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
