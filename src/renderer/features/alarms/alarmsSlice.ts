import { createAction, type UnknownAction } from '@reduxjs/toolkit';
import type { BridgeEventBody } from '../../../shared/bridge/contract.ts';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import { sessionChanged } from '../../app/workstationSlice.ts';
import { type AlarmTable, alarmOf, changeTable, emptyTable } from './alarmTable.ts';

/** An alarm that left the list not long ago. Its content is kept only where it is known that the user may still see it (R-D10). */
export interface DepartedAlarm {
  readonly number: number;
  readonly why: BridgeEventBody<'alarms.changed'>['gone'][number]['why'];
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
  /** How many alarms of main's list are not here yet; `null` before main has said. */
  readonly following: number | null;
  readonly departed: Readonly<Record<string, DepartedAlarm>>;
  /** Counts the changes of the table, so that what is derived from it can follow by the changes alone. */
  readonly revision: number;
  /** The last changes, one entry per revision, the newest at the end. */
  readonly log: readonly (readonly AlarmChange[])[];
}

/** So many are remembered: enough for every row that may stand still under a pointer, and for the details that are open. */
const departedMost = 500;
/** The screen is never that many changes behind (what looks once a second is by 60); if it is, it reads the whole table. */
export const logMost = 256;

const initialState: AlarmsState = {
  table: emptyTable,
  following: null,
  departed: {},
  revision: 0,
  log: [],
};

/** Changes of the list, gathered for one frame (R-E08). */
export const changesArrived =
  createAction<readonly BridgeEventBody<'alarms.changed'>[]>('alarms/changesArrived');
/** The list is another one altogether, of which nothing is here yet. */
export const listBegun = createAction('alarms/listBegun');
/** A part of the list that was not here yet. */
export const listFollowed = createAction<{
  readonly alarms: readonly AlarmView[];
  readonly following: number;
}>('alarms/listFollowed');

/**
 * Follows the list. What main tells last counts, whatever its version: parts and changes come in main's order, and a site whose
 * data was restored goes back. Written without a draft: to copy and freeze 20,000 alarms would cost more than a frame has.
 */
export function alarmsReducer(state: AlarmsState = initialState, action: UnknownAction): AlarmsState {
  if (changesArrived.match(action)) {
    return action.payload.reduce((list, { upserts, gone }) => take(put(list, upserts), gone), state);
  }
  if (listFollowed.match(action)) {
    return { ...put(state, action.payload.alarms), following: action.payload.following };
  }
  const isSignedOut = sessionChanged.match(action) && action.payload.status === 'signedOut';
  return listBegun.match(action) || isSignedOut ? reset(state) : state;
}

/** The changes since a revision, oldest first; `null` where they are no longer known and the whole table has to be read. */
export function changesSince(state: AlarmsState, revision: number): readonly AlarmChange[] | null {
  const missed = state.revision - revision;
  return missed < 0 || missed > state.log.length ? null : state.log.slice(state.log.length - missed).flat();
}

type Gone = readonly Readonly<{ id: string; why: DepartedAlarm['why'] }>[];

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
    const { id, number } = alarm;
    const maySee = why === 'closed' || why === 'expired';
    return [id, { number, why, alarm: maySee ? alarm : null }];
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
