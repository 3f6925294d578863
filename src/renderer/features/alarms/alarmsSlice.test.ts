import { describe, expect, test } from 'vitest';
import { alarmView } from '../../../../tests/helpers/alarmView.ts';
import type { WorkstationState } from '../../../shared/bridge/state.ts';
import { sessionChanged, workstationLoaded } from '../../app/workstationSlice.ts';
import {
  type AlarmsState,
  alarmsReducer,
  changesArrived,
  changesSince,
  listReplaced,
} from './alarmsSlice.ts';
import { alarmOf } from './alarmTable.ts';

const start = alarmsReducer(undefined, { type: 'start' });
const upsert = (...upserts: ReturnType<typeof alarmView>[]) => changesArrived([{ upserts, gone: [] }]);
const goneFor = (id: string, why: 'closed' | 'expired' | 'rights') =>
  changesArrived([{ upserts: [], gone: [{ id, why }] }]);
const follow = (...actions: Parameters<typeof alarmsReducer>[1][]): AlarmsState =>
  actions.reduce<AlarmsState>(alarmsReducer, start);
const loaded = (alarms: WorkstationState['alarms']) =>
  workstationLoaded({ session: { status: 'signedIn' }, alarms } as unknown as WorkstationState);

const first = alarmView({ number: 1 });
const second = alarmView({ number: 2 });

describe('the list as the window keeps it', () => {
  test('R-J06 only a higher version of an alarm is applied', () => {
    const state = follow(
      upsert(alarmView({ number: 1, version: 5, state: 'inProgress' })),
      upsert(alarmView({ number: 1, version: 4, state: 'new' })),
    );
    expect(alarmOf(state.table, first.id)?.state).toBe('inProgress');
  });

  test('R-J06 a late, older frame does not bring back an alarm that has gone', () => {
    const state = follow(
      upsert(alarmView({ number: 1, version: 3 })),
      goneFor(first.id, 'closed'),
      upsert(first),
    );
    expect(alarmOf(state.table, first.id)).toBeUndefined();
    expect(state.departed[first.id]).toMatchObject({ why: 'closed', number: 1 });
  });

  test('R-D10 of an alarm that left with the rights nothing is kept but its number', () => {
    expect(follow(upsert(first), goneFor(first.id, 'rights')).departed[first.id]?.alarm).toBeNull();
  });

  test('R-J06 another list takes the place of the old one', () => {
    const state = follow(upsert(first, second), listReplaced([second, alarmView({ number: 3 })]));
    expect(alarmOf(state.table, first.id)).toBeUndefined();
    expect(state.departed[first.id]).toMatchObject({ why: 'unknown', alarm: null });
    expect(state.table.size).toBe(2);
  });

  test('R-E08 what changed while the first answer was under way is not overwritten by it', () => {
    const state = follow(upsert(alarmView({ number: 1, version: 7 })), loaded([first, second]));
    expect(alarmOf(state.table, first.id)?.version).toBe(7);
    expect(state.table.size).toBe(2);
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
