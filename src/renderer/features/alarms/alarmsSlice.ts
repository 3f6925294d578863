import { createAction, type UnknownAction } from '@reduxjs/toolkit';
import type { BridgeEventBody } from '../../../shared/bridge/contract.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { sessionChanged, workstationLoaded } from '../../app/workstationSlice.ts';
import { type AlarmTable, alarmOf, allAlarms, changeTable, emptyTable } from './alarmTable.ts';

/** An alarm that left the list not long ago. Its content is kept only where it is known that the user may still see it (R-D10). */
export interface DepartedAlarm {
  readonly number: number;
  readonly version: number;
  /** `unknown`: it was missing from a whole new list, which does not say why. */
  readonly why: 'closed' | 'expired' | 'rights' | 'unknown';
  readonly alarm: AlarmView | null;
}

/** One alarm before and after a change of the list. */
export interface AlarmChange {
  readonly before: AlarmView | undefined;
  readonly after: AlarmView | undefined;
}

/** The open alarms as main told them, and those that have just left. */
export interface AlarmsState {
  readonly table: AlarmTable;
  readonly departed: Readonly<Record<string, DepartedAlarm>>;
  /** Counts the changes of the table, so that what is derived from it can follow by the changes alone. */
  readonly revision: number;
  /** The last changes, one entry per revision, the newest at the end. */
  readonly log: readonly (readonly AlarmChange[])[];
}

/** So many are remembered: enough for every row that may stand still under a pointer, and for the details that are open. */
const departedMost = 500;
/** The screen is never that many changes behind (what looks once a second is by 60); if it is, it reads the whole table. */
const logMost = 256;

const initialState: AlarmsState = { table: emptyTable, departed: {}, revision: 0, log: [] };

/** Changes of the list, gathered for one frame (R-E08). */
export const changesArrived =
  createAction<readonly BridgeEventBody<'alarms.changed'>[]>('alarms/changesArrived');
/** The list is another one altogether. */
export const listReplaced = createAction<readonly AlarmView[]>('alarms/listReplaced');

/** Follows the list. Written without a draft: to copy and freeze 20,000 alarms would cost more than a frame has. */
export function alarmsReducer(state: AlarmsState = initialState, action: UnknownAction): AlarmsState {
  if (changesArrived.match(action)) {
    return action.payload.reduce((list, { upserts, gone }) => change(list, upserts, gone), state);
  }
  if (listReplaced.match(action)) {
    const present = new Set(action.payload.map(({ id }) => id));
    const gone = allAlarms(state.table).flatMap(({ id }) =>
      present.has(id) ? [] : [{ id, why: 'unknown' as const }],
    );
    const left = change(state, [], gone);
    return put({ ...left, departed: omit(left.departed, present) }, action.payload);
  }
  if (workstationLoaded.match(action)) {
    const { session, alarms } = action.payload;
    // What changed while main put its answer together is already here; a version never goes back.
    return session.status === 'signedIn' ? change(state, alarms, []) : reset(state);
  }
  if (sessionChanged.match(action) && action.payload.status === 'signedOut') {
    return reset(state);
  }
  return state;
}

/** The changes since a revision, oldest first; `null` where they are no longer known and the whole table has to be read. */
export function changesSince(state: AlarmsState, revision: number): readonly AlarmChange[] | null {
  const missed = state.revision - revision;
  return missed < 0 || missed > state.log.length ? null : state.log.slice(state.log.length - missed).flat();
}

type Gone = readonly Readonly<{ id: string; why: DepartedAlarm['why'] }>[];

function change(state: AlarmsState, upserts: readonly AlarmView[], gone: Gone): AlarmsState {
  const newer = upserts.filter((alarm) => {
    const known = state.departed[alarm.id]?.version ?? alarmOf(state.table, alarm.id)?.version ?? 0;
    return alarm.version > known;
  });
  return take(put(state, newer), gone);
}

function put(state: AlarmsState, alarms: readonly AlarmView[]): AlarmsState {
  if (alarms.length === 0) {
    return state;
  }
  const changes = alarms.map((after) => ({ before: alarmOf(state.table, after.id), after }));
  const back = new Set(alarms.map(({ id }) => id).filter((id) => id in state.departed));
  return {
    ...logged(state, changes),
    table: changeTable(state.table, alarms, []),
    departed: back.size === 0 ? state.departed : omit(state.departed, back),
  };
}

function take(state: AlarmsState, gone: Gone): AlarmsState {
  const leaving = gone.flatMap(({ id, why }) => {
    const alarm = alarmOf(state.table, id);
    return alarm ? [{ alarm, why }] : [];
  });
  if (leaving.length === 0) {
    return state;
  }
  const departed = leaving.map(({ alarm, why }): [string, DepartedAlarm] => {
    const { id, number, version } = alarm;
    const maySee = why === 'closed' || why === 'expired';
    return [id, { number, version, why, alarm: maySee ? alarm : null }];
  });
  const all = [...Object.entries(state.departed), ...departed];
  return {
    ...logged(
      state,
      leaving.map(({ alarm }) => ({ before: alarm, after: undefined })),
    ),
    table: changeTable(
      state.table,
      [],
      leaving.map(({ alarm }) => alarm.id),
    ),
    departed: Object.fromEntries(all.slice(-departedMost)),
  };
}

function logged(state: AlarmsState, changes: readonly AlarmChange[]): AlarmsState {
  return {
    ...state,
    revision: state.revision + 1,
    log: [...state.log.slice(1 - logMost), changes],
  };
}

/** A revision that no reader has seen, with no log: whoever follows reads the whole, empty table. */
function reset(state: AlarmsState): AlarmsState {
  return { ...initialState, revision: state.revision + 1 };
}

function omit<Value>(
  record: Readonly<Record<string, Value>>,
  ids: ReadonlySet<string>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => !ids.has(id)));
}
