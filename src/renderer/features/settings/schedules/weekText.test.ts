import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterStroke, dayText, isPastMidnight, readDay, readWeek, weekTexts } from './weekText.ts';

test.each([
  ['', []],
  ['8-14', [[480, 840]]],
  [
    '08:00–14:00, 22-24',
    [
      [480, 840],
      [1320, 1440],
    ],
  ],
  [
    '22:00-24:00; 0-630',
    [
      [0, 390],
      [1320, 1440],
    ],
  ],
  ['8-12, 12-14, 13-15', [[480, 900]]],
  ['7.15 — 7.30', [[435, 450]]],
])('R-D03 "%s" is read as ranges in order', (text, ranges) => {
  expect(readDay(text)).toEqual(ranges.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute })));
});

test.each(['8', '8-', '8-7', '8-8', '8-25', 'siempre', '8-9-10'])('R-D03 "%s" is refused', (text) => {
  expect(readDay(text)).toBeNull();
});

test('R-D03 a range past midnight is known as such, so that the user is told how to write it', () => {
  expect(isPastMidnight('8-9, 22-6')).toBe(true);
  expect(isPastMidnight('8-9')).toBe(false);
  expect(isPastMidnight('8-xx')).toBe(false);
});

test('R-D03 a week is read back from its texts', () => {
  const week = [
    { weekday: 1, fromMinute: 0, toMinute: 1440 },
    { weekday: 7, fromMinute: 65, toMinute: 70 },
  ];
  expect(weekTexts(week)).toEqual(['00:00–24:00', '', '', '', '', '', '01:05–01:10']);
  expect(readWeek(weekTexts(week))).toEqual(week);
});

const quarter = fc.integer({ min: 0, max: 96 }).map((quarters) => quarters * 15);
const range = fc
  .tuple(quarter, quarter)
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ fromMinute: Math.min(one, other), toMinute: Math.max(one, other) }));
const day = fc.array(range, { maxLength: 5 }).map((ranges) => readDay(dayText(ranges)) ?? []);
const holds = (ranges: readonly { fromMinute: number; toMinute: number }[], minute: number) =>
  ranges.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);

test('R-D03 a stroke paints or erases exactly the minutes that it covers, and the text says the same', () => {
  fc.assert(
    fc.property(
      day,
      range,
      fc.boolean(),
      fc.integer({ min: 0, max: 1439 }),
      (ranges, stroke, isErasing, minute) => {
        const after = afterStroke(ranges, stroke, isErasing);
        expect(holds(after, minute)).toBe(holds([stroke], minute) ? !isErasing : holds(ranges, minute));
        expect(readDay(dayText(after))).toEqual(after);
      },
    ),
  );
});
