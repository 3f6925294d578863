import { expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { createRateCounter } from './alarmRate.ts';
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
  const countRate = createRateCounter();
  expect(countRate(state, now)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);

  // The same counter goes on by the changes alone, and forgets what grows old.
  const gone = (id: string, why: 'expired' | 'rights') =>
    changesArrived([{ upserts: [], gone: [{ id, why }] }]);
  const later = [
    changesArrived([{ upserts: [raisedBefore(5, 1)], gone: [] }]),
    changesArrived([{ upserts: [{ ...raisedBefore(5, 1), version: 2 }], gone: [] }]),
    gone(raisedBefore(3, 0).id, 'expired'),
    gone(raisedBefore(1, 0).id, 'rights'),
  ].reduce(alarmsReducer, state);
  expect(countRate(later, now)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 2]);
  expect(createRateCounter()(later, now)).toEqual(countRate(later, now));
  expect(countRate(later, now + 540_000)).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
});
