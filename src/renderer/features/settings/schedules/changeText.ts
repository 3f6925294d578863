import type { TFunction } from 'i18next';
import type { Schedule, ScheduleChange } from '../../../../shared/domain/schedule.ts';
import { isWithinSchedule, nextScheduleChange } from '../../../../shared/domain/schedule.ts';
import type { Locale } from '../../../app/i18n.ts';

/** Whether a schedule holds, and what changes next. */
export interface ScheduleState {
  readonly isOn: boolean;
  readonly next: ScheduleChange | null;
}

/** Answers whether a schedule holds at an instant, and what changes next. */
export function scheduleState(schedule: Schedule, atMs: number, timeZone: string): ScheduleState {
  const at = new Date(atMs);
  return {
    isOn: isWithinSchedule(schedule, at, timeZone),
    next: nextScheduleChange(schedule, at, timeZone),
  };
}

/** Answers the next change in words, in the site's time: "changes on Tuesday 24 November at 22:00: stops watching". */
export function changeText(
  t: TFunction<'site'>,
  { next, isOn }: ScheduleState,
  { locale, timeZone }: { readonly locale: Locale; readonly timeZone: string },
): string {
  if (next === null) return isOn ? t('schedule.alwaysOn') : t('schedule.neverOn');
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
  const time = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const words = { day: day.format(next.at), time: time.format(next.at) };
  return next.begins ? t('schedule.begins', words) : t('schedule.ends', words);
}
