import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { Controller, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAppSelector } from '../../../app/hooks.ts';
import { selectLocale } from '../../../app/workstationSlice.ts';
import { TextField } from '../../../ui/Field.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import type { ComparedField } from '../editing/comparison.ts';
import { ItemEditor } from '../editing/ItemEditor.tsx';
import type { Editor } from '../editing/useItemForm.ts';
import { hoursError } from './hoursError.ts';
import { ScheduleExceptions } from './ScheduleExceptions.tsx';
import { ScheduleNow } from './ScheduleNow.tsx';
import styles from './Schedules.module.css';
import { ScheduleUses } from './ScheduleUses.tsx';
import {
  blankSchedule,
  formOfSchedule,
  type ScheduleForm,
  scheduleFormSchema,
  scheduleOf,
} from './scheduleForm.ts';
import { WeekGrid } from './WeekGrid.tsx';
import { weekdayNames } from './weekdayNames.ts';

/** The editor of a schedule: its week, its exceptions, and what that means now (R-D03). */
export function ScheduleEditor() {
  const { t } = useTranslation('site');
  const locale = useAppSelector(selectLocale);
  const compared = useMemo(() => comparedFields(t, weekdayNames(locale)), [t, locale]);
  return (
    <ItemEditor
      collection="schedules"
      schema={scheduleFormSchema}
      blank={blankSchedule}
      formOf={formOfSchedule}
      newTitle={t('schedule.newTitle')}
      compared={compared}
      ruleWords={(path, { type }) => {
        if (!path.endsWith('date')) return undefined;
        return type === 'custom' ? t('schedule.dateTwice') : t('schedule.dateMissing');
      }}
    >
      {(editor, item) => <ScheduleFields editor={editor} id={item?.id ?? null} />}
    </ItemEditor>
  );
}

interface ScheduleFieldsProps {
  readonly editor: Editor<ScheduleForm>;
  readonly id: string | null;
}

function ScheduleFields({ editor: { form, errorOf, bar }, id }: ScheduleFieldsProps) {
  const { t } = useTranslation('site');
  const [week, exceptions] = useWatch({ control: form.control, name: ['week', 'exceptions'] });
  const schedule = useMemo(() => scheduleOf({ week, exceptions }), [week, exceptions]);
  const errors = week.map((text, index) => hoursError(t, text, errorOf(`week.${index}`)));
  return (
    <>
      <FormSection title={t('schedule.general')}>
        <TextField
          label={t('field.name')}
          readOnly={bar !== null}
          error={errorOf('name')}
          {...form.register('name')}
        />
        <div className={styles.nowField}>
          <span className={styles.label}>{t('schedule.nowLabel')}</span>
          <ScheduleNow schedule={schedule} />
        </div>
      </FormSection>
      <FormSection title={t('week.title')} hint={t('week.hint')}>
        <Controller
          control={form.control}
          name="week"
          render={({ field }) => (
            <WeekGrid week={week} errors={errors} isReadOnly={bar !== null} onChange={field.onChange} />
          )}
        />
      </FormSection>
      <ScheduleExceptions form={form} errorOf={errorOf} isReadOnly={bar !== null} />
      {id !== null && <ScheduleUses schedule={id} />}
    </>
  );
}

function comparedFields(
  t: TFunction<'site'>,
  days: readonly string[],
): readonly ComparedField<ScheduleForm>[] {
  return [
    { names: ['name'], label: t('field.name'), words: ({ name }) => name },
    {
      names: ['week'],
      label: t('week.title'),
      words: ({ week }) =>
        week.map((text, index) => `${days[index]}: ${text || t('week.closed')}`).join(' · '),
    },
    {
      names: ['exceptions'],
      label: t('schedule.exceptions'),
      words: ({ exceptions }) =>
        exceptions.map(({ date, hours }) => `${date}: ${hours || t('week.closed')}`).join(' · ') || '—',
    },
  ];
}
