import { expect, test } from 'vitest';
import { scheduleBodySchema } from '../../../../shared/link/configuration.ts';
import { blankSchedule, formOfSchedule, scheduleFormSchema } from './scheduleForm.ts';

const stored = {
  name: 'Noches',
  weekly: [
    { weekday: 1, fromMinute: 0, toMinute: 360 },
    { weekday: 1, fromMinute: 1320, toMinute: 1440 },
    { weekday: 7, fromMinute: 0, toMinute: 1440 },
  ],
  exceptions: [
    { date: '2026-12-25', ranges: [] },
    { date: '2027-01-01', ranges: [{ fromMinute: 0, toMinute: 720 }] },
  ],
};

test('R-D03 a schedule is written as it was read', () => {
  const written = scheduleFormSchema.parse(formOfSchedule(stored));
  expect(written).toEqual(stored);
  expect(scheduleBodySchema.safeParse(written).success).toBe(true);
});

function problems(form: object): string[] {
  const { error } = scheduleFormSchema.safeParse({ ...blankSchedule(), name: 'Noches', ...form });
  return (error?.issues ?? []).map(({ path }) => path.join('.'));
}

test('R-D03 what is wrong is said of the field in which it stands', () => {
  expect(problems({})).toEqual([]);
  expect(problems({ name: ' ' })).toEqual(['name']);
  expect(problems({ week: ['', '22-6', '', '', '', '', ''] })).toEqual(['week.1']);
  expect(problems({ exceptions: [{ date: '', hours: '8-' }] })).toEqual([
    'exceptions.0.date',
    'exceptions.0.hours',
  ]);
  const twice = { date: '2026-12-25', hours: '' };
  expect(problems({ exceptions: [twice, twice] })).toEqual(['exceptions.1.date']);
});

test('R-D03 exceptions are kept in the order of their dates', () => {
  const exceptions = [
    { date: '2027-01-01', hours: '' },
    { date: '2026-12-25', hours: '8-14' },
  ];
  const written = scheduleFormSchema.parse({ ...blankSchedule(), name: 'Noches', exceptions });
  expect(written.exceptions.map(({ date }) => date)).toEqual(['2026-12-25', '2027-01-01']);
});
