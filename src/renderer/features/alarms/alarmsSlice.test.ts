import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import { sessionChanged } from '../../app/workstationSlice.ts';
import {
  type AlarmsState,
  alarmsReducer,
  changesArrived,
  changesSince,
  listBegun,
  listFollowed,
} from './alarmsSlice.ts';
import { alarmOf } from './alarmTable.ts';

const start = alarmsReducer(undefined, { type: 'start' });
const upsert = (...upserts: ReturnType<typeof alarmView>[]) => changesArrived([{ upserts, gone: [] }]);
const goneFor = (id: string, why: 'closed' | 'expired' | 'rights' | 'unknown') =>
  changesArrived([{ upserts: [], gone: [{ id, why }] }]);
const follow = (...actions: Parameters<typeof alarmsReducer>[1][]): AlarmsState =>
  actions.reduce<AlarmsState>(alarmsReducer, start);

const first = alarmView({ number: 1 });
const second = alarmView({ number: 2 });

describe('the list as the window keeps it', () => {
  test('R-J06 what main told last counts, also where a restored site has gone back', () => {
    const state = follow(
      upsert(alarmView({ number: 1, version: 5, state: 'inProgress' })),
      upsert(alarmView({ number: 1, version: 4, state: 'new' })),
    );
    expect(alarmOf(state.table, first.id)?.state).toBe('new');
    const back = follow(
      upsert(alarmView({ number: 1, version: 3 })),
      goneFor(first.id, 'closed'),
      upsert(first),
    );
    expect(alarmOf(back.table, first.id)).toEqual(first);
    expect(back.departed).toEqual({});
  });

  test('R-D10 of an alarm that left with the rights nothing is kept but its number', () => {
    expect(follow(upsert(first), goneFor(first.id, 'rights')).departed[first.id]?.alarm).toBeNull();
  });

  test('R-J06 an alarm that a whole new list lacks has gone, and why is not known', () => {
    const state = follow(upsert(first, second), goneFor(first.id, 'unknown'));
    expect(state.departed[first.id]).toMatchObject({ why: 'unknown', alarm: null });
    expect(state.table.size).toBe(1);
  });

  test('R-E08 the list comes in parts, and says how much of it is still on its way', () => {
    expect(start.following).toBeNull();
    const half = follow(listFollowed({ alarms: [first], following: 1 }));
    expect([half.table.size, half.following]).toEqual([1, 1]);
    const whole = follow(
      listFollowed({ alarms: [first], following: 1 }),
      upsert(alarmView({ number: 1, version: 7 })),
      listFollowed({ alarms: [second], following: 0 }),
    );
    expect([whole.table.size, whole.following]).toEqual([2, 0]);
    expect(alarmOf(whole.table, first.id)?.version).toBe(7);
  });

  test('R-J05 of another list nothing is kept, and nothing of it is here yet', () => {
    const state = follow(
      listFollowed({ alarms: [first], following: 0 }),
      goneFor(first.id, 'closed'),
      listBegun(),
    );
    expect([state.table.size, state.following, state.departed]).toEqual([0, null, {}]);
  });

  test('R-J05 signing out leaves nothing of the list', () => {
    const out = sessionChanged({ status: 'signedOut', server: '', lastUser: null, why: null });
    const state = follow(upsert(first, second), goneFor(second.id, 'closed'), out);
    expect(state.table.size).toBe(0);
    expect(state.departed).toEqual({});
    expect(changesSince(state, 1)).toBeNull();
  });

  test('changes are told since a revision, and the whole list is asked for when too many were missed', () => {
    const state = follow(upsert(first), upsert(second));
    expect(changesSince(state, 1)).toEqual([{ before: undefined, after: second }]);
    expect(changesSince(state, 2)).toEqual([]);
    const many = Array.from({ length: 300 }, (_none, index) => upsert(alarmView({ number: 10 + index })));
    expect(changesSince(follow(...many), 1)).toBeNull();
  });
});
