import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeAlarm, fakeUsers } from '../../../tests/helpers/fakeAlarms.ts';
import { type AlarmView, viewOf } from '../../shared/link/alarmView.ts';
import { AlarmList } from './alarmList.ts';

const [user] = fakeUsers;
if (!user) throw new Error('no user');
const base = viewOf(fakeAlarm(), user);

function alarmAt(id: string, version: number): AlarmView {
  return { ...base, id, version };
}

const changes = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 6 }),
    isGone: fc.boolean(),
  }),
  { maxLength: 30 },
);

function listAfter(all: readonly { id: string; version: number; isGone: boolean }[]): Map<string, number> {
  const list = new AlarmList([]);
  for (const { id, version, isGone } of all) {
    if (isGone) list.remove(id, version);
    else list.apply(alarmAt(id, version));
  }
  return new Map(list.all().map((alarm) => [alarm.id, alarm.version]));
}

describe('R-J06 the list', () => {
  it('is the same in whatever order changes come, and however often', () => {
    fc.assert(
      fc.property(changes, fc.func(fc.integer()), (all, rank) => {
        const shuffled = [...all, ...all].sort((one, other) => rank(one) - rank(other));
        expect(new Map([...listAfter(shuffled)].sort())).toEqual(new Map([...listAfter(all)].sort()));
      }),
    );
  });

  it('shows an alarm again that comes back with a higher version', () => {
    const list = new AlarmList([alarmAt('a', 1)]);
    expect(list.remove('a', 2)).toBe(true);
    expect(list.apply(alarmAt('a', 2))).toBe(false);
    expect(list.apply(alarmAt('a', 3))).toBe(true);
  });

  it('keeps an alarm that an older farewell speaks of', () => {
    const list = new AlarmList([alarmAt('a', 3)]);
    expect(list.remove('a', 2)).toBe(false);
    expect(list.has('a')).toBe(true);
  });

  it('takes a whole list as it is, whatever went before', () => {
    const list = new AlarmList([alarmAt('a', 5), alarmAt('b', 1)]);
    list.remove('c', 9);
    list.replace([alarmAt('a', 1), alarmAt('c', 1)]);
    expect(list.all().map(({ id, version }) => [id, version])).toEqual([
      ['a', 1],
      ['c', 1],
    ]);
  });
});
