import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeAlarm, fakeUsers } from '../../../tests/helpers/fakeAlarms.ts';
import type { BridgeEventBody } from '../../shared/bridge/contract.ts';
import { type AlarmView, viewOf } from '../../shared/link/alarmView.ts';
import { AlarmList } from './alarmList.ts';
import { EventGatherer } from './eventGatherer.ts';
import { ListHandover } from './listHandover.ts';

const [user] = fakeUsers;
if (!user) throw new Error('no user');
const base = viewOf(fakeAlarm(), user);
const alarmAt = (number: number, version: number): AlarmView => ({
  ...base,
  id: `alarm-${number}`,
  number,
  version,
});
const listOf = (count: number, version: number) =>
  Array.from({ length: count }, (_none, index) => alarmAt(index, version));
const versions = (alarms: readonly AlarmView[]) =>
  Object.fromEntries(alarms.map(({ id, version }) => [id, version]));

/** A list, its way to one window, and what that window has made of it. */
function stage(count: number) {
  const shown = new Map<string, AlarmView>();
  const told: string[] = [];
  const events = new EventGatherer((name, body) => {
    told.push(name);
    if (name !== 'alarms.changed') return;
    const { upserts, gone } = body as BridgeEventBody<'alarms.changed'>;
    for (const alarm of upserts) shown.set(alarm.id, alarm);
    for (const { id } of gone) shown.delete(id);
  });
  const list = new AlarmList(listOf(count, 5));
  const handover = new ListHandover(list, events);
  const take = (fromStart: boolean) => {
    const part = handover.take(1, fromStart);
    for (const alarm of part.alarms) shown.set(alarm.id, alarm);
    return part;
  };
  const change = (number: number, version: number) => {
    const alarm = alarmAt(number, version);
    if (list.apply(alarm)) events.changed([alarm], new Map());
  };
  const close = (number: number, version: number) => {
    const id = `alarm-${number}`;
    if (list.remove(id, version)) events.changed([], new Map([[id, 'closed']]));
  };
  return { shown, told, events, list, handover, take, change, close };
}

describe('the list on its way to a window', () => {
  it('R-E08 the newest alarms come first, and a part is no more than a window takes in at once', () => {
    const { take } = stage(2400);
    const first = take(true);
    expect(first.alarms.map(({ number }) => number)).toEqual(
      Array.from({ length: 100 }, (_none, index) => 2399 - index),
    );
    expect(first.following).toBe(2300);
    expect([take(false), take(false), take(false)].map(({ following }) => following)).toEqual([1500, 700, 0]);
    expect(take(false)).toEqual({ alarms: [], following: 0 });
  });

  it('R-E08 of a list that was exchanged a window is told what is different, and nothing else', () => {
    const { shown, told, list, handover, events, take } = stage(50);
    take(true);
    handover.replaced(list.replace([...listOf(49, 5).slice(1), alarmAt(60, 1)]));
    events.flush();
    expect(told).toEqual(['alarms.changed']);
    expect(versions([...shown.values()])).toEqual(versions(list.all()));
  });

  it('R-J06 where the site was put back to an older state, so is the window', () => {
    const { shown, list, handover, events, take } = stage(3);
    take(true);
    handover.replaced(list.replace(listOf(3, 2)));
    events.flush();
    expect(versions([...shown.values()])).toEqual(versions(listOf(3, 2)));
  });

  it('R-A04 R-D10 what other rights show of the same version is told', () => {
    const { shown, list, handover, events, take } = stage(3);
    take(true);
    handover.replaced(list.replace(listOf(3, 5).map((alarm) => ({ ...alarm, allowed: [] }))));
    events.flush();
    expect([...shown.values()].map(({ allowed }) => allowed)).toEqual([[], [], []]);
  });

  it('R-E08 a window that is gone is not remembered', () => {
    const { handover, take } = stage(500);
    take(true);
    handover.forget(1);
    expect(take(false)).toEqual({ alarms: [], following: 0 });
  });

  const step = fc.oneof(
    fc.record({
      do: fc.constant('change' as const),
      number: fc.nat(1500),
      version: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({
      do: fc.constant('close' as const),
      number: fc.nat(1500),
      version: fc.integer({ min: 1, max: 9 }),
    }),
    fc.record({ do: fc.constant('take' as const) }),
    fc.record({ do: fc.constant('flush' as const) }),
    fc.record({
      do: fc.constant('replace' as const),
      count: fc.nat(1800),
      version: fc.integer({ min: 1, max: 9 }),
    }),
  );

  it('R-J06 ends as the list itself, whatever changes and is exchanged on the way', () => {
    fc.assert(
      fc.property(fc.nat(1800), fc.array(step, { maxLength: 30 }), (count, steps) => {
        const { shown, list, handover, events, take, change, close } = stage(count);
        take(true);
        for (const each of steps) {
          if (each.do === 'change') change(each.number, each.version);
          else if (each.do === 'close') close(each.number, each.version);
          else if (each.do === 'replace') handover.replaced(list.replace(listOf(each.count, each.version)));
          else if (each.do === 'take') take(false);
          else events.flush();
        }
        while (take(false).following > 0);
        events.flush();
        expect(versions([...shown.values()])).toEqual(versions(list.all()));
      }),
    );
  });
});
