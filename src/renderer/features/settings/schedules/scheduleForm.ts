import { z } from 'zod';
import type { Schedule } from '../../../../shared/domain/schedule.ts';
import { type ConfigurationShown, scheduleBodySchema } from '../../../../shared/link/configuration.ts';
import { dayText, readDay, readWeek, weekdays, weekTexts } from './weekText.ts';

/** A schedule as it is typed: each day is the text in which its ranges are written. */
export type ScheduleForm = {
  name: string;
  week: string[];
  exceptions: { date: string; hours: string }[];
};

/** The schedule that the product brings: at any time, for ever (R-D03). */
export const always = 'always';

const rangesMost = 24;
const daySchema = z.string().refine((text) => {
  const ranges = readDay(text);
  return ranges !== null && ranges.length <= rangesMost;
});

/** Judges a schedule as it is typed, and makes of it what is written. */
export const scheduleFormSchema = z
  .object({
    name: scheduleBodySchema.shape.name,
    week: z.array(daySchema).length(weekdays.length),
    exceptions: z
      .array(z.object({ date: z.iso.date(), hours: daySchema }))
      .max(400)
      .superRefine((exceptions, context) => {
        for (const [index, { date }] of exceptions.entries()) {
          if (exceptions.findIndex((other) => other.date === date) < index) {
            context.addIssue({ code: 'custom', path: [index, 'date'], message: 'twice' });
          }
        }
      }),
  })
  .transform(({ name, week, exceptions }) => ({
    name,
    weekly: [...readWeek(week)],
    exceptions: exceptions
      .map(({ date, hours }) => ({ date, ranges: [...(readDay(hours) ?? [])] }))
      .sort((one, other) => one.date.localeCompare(other.date)),
  }));

/** A new schedule: nothing is watched until somebody says when. */
export function blankSchedule(): ScheduleForm {
  return { name: '', week: [...weekTexts([])], exceptions: [] };
}

/** A stored schedule as it is typed. */
export function formOfSchedule({
  name,
  weekly,
  exceptions,
}: Pick<ConfigurationShown<'schedules'>, 'name' | 'weekly' | 'exceptions'>): ScheduleForm {
  return {
    name,
    week: [...weekTexts(weekly)],
    exceptions: exceptions.map(({ date, ranges }) => ({ date, hours: dayText(ranges) })),
  };
}

/** The schedule that a form says so far; what cannot be read counts as nothing. */
export function scheduleOf({ week, exceptions }: Pick<ScheduleForm, 'week' | 'exceptions'>): Schedule {
  return {
    weekly: readWeek(week),
    exceptions: exceptions.map(({ date, hours }) => ({ date, ranges: readDay(hours) ?? [] })),
  };
}
