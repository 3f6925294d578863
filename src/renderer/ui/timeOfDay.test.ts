import { expect, test } from 'vitest';
import { unitOf } from './durationParts.ts';
import { readTimeOfDay, timeOfDayText } from './timeOfDay.ts';

test.each([
  ['7', 420],
  ['07', 420],
  ['22', 1320],
  ['730', 450],
  ['0730', 450],
  ['7:30', 450],
  ['07.30', 450],
  ['22h15', 1335],
  ['7:', 420],
  ['0', 0],
  ['24:00', 1440],
  ['24', 1440],
])('R-D03 "%s" is understood as a time of day', (text, minute) => {
  expect(readTimeOfDay(text)).toBe(minute);
});

test.each(['', '24:01', '25', '7:60', '7:3', '99999', 'noon', '-1', '12:345'])(
  'R-D03 "%s" is no time of day',
  (text) => {
    expect(readTimeOfDay(text)).toBeNull();
  },
);

test('R-D03 every time of day is read back from how it is written', () => {
  for (let minute = 0; minute <= 1440; minute += 1) {
    expect(readTimeOfDay(timeOfDayText(minute))).toBe(minute);
  }
});

test.each([
  [45, 'second'],
  [0, 'second'],
  [90, 'second'],
  [300, 'minute'],
  [5400, 'minute'],
  [7200, 'hour'],
  [172_800, 'day'],
])('R-D15 %i s are written in the unit in which they are whole: %s', (seconds, unit) => {
  expect(unitOf(seconds)).toBe(unit);
});
