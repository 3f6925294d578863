import { expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { alarmsPerMinute } from './alarmRate.ts';
import { alarmsReducer, changesArrived } from './alarmsSlice.ts';

test('the rate counts the alarms of the last ten minutes by the minute, those that have gone again included', () => {
  const now = Date.parse('2026-11-23T10:00:00.000Z');
  const raisedBefore = (number: number, seconds: number) =>
    alarmView({ number, raisedAt: new Date(now - seconds * 1000).toISOString() });
  const alarms = [raisedBefore(1, 5), raisedBefore(2, 30), raisedBefore(3, 61), raisedBefore(4, 601)];
  const state = alarmsReducer(
    undefined,
    changesArrived([{ upserts: alarms, gone: [{ id: raisedBefore(2, 0).id, why: 'closed' }] }]),
  );
  expect(alarmsPerMinute(state, now)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
});
