import { createSelector } from '@reduxjs/toolkit';
import type { AlarmView } from '../../../shared/link/alarmView.ts';
import type { CommandRequest } from '../../../shared/link/commands.ts';
import type { RootState } from '../../app/store.ts';
import type { DepartedAlarm } from './alarmsSlice.ts';
import { type AlarmTable, alarmOf } from './alarmTable.ts';
import { type Refusal, targetsOf } from './commandsSlice.ts';
import { tabsOf } from './selection.ts';

/** How many open alarms the user may see. */
export const selectAlarmTotal = (state: RootState) => state.alarms.table.size;
/** How many alarms are still on their way into this window; `null` before the first are here. */
export const selectFollowing = (state: RootState) => state.alarms.following;
/** One open alarm. */
export const selectAlarm = (state: RootState, id: string): AlarmView | undefined =>
  alarmOf(state.alarms.table, id);
/** An alarm that left the list not long ago. */
export const selectDeparted = (state: RootState, id: string): DepartedAlarm | undefined =>
  state.alarms.departed[id];

/** What this alarm has asked for and no answer has come to. */
export interface OpenRequest {
  readonly name: CommandRequest['name'];
  /** Whether it is on its way now; else it is kept until the link is back. */
  readonly sent: boolean;
}

/** The oldest request for this alarm that has no answer yet, as text: a row draws itself again only when it changes. */
export function selectOpenRequest(state: RootState, id: string): OpenRequest | null {
  const { submitting, pending } = state.commands;
  const kept = pending.find(({ command }) => targetsOf(command).includes(id));
  if (kept) {
    const sent = kept.sent && state.workstation.link.status === 'live';
    return openRequests[sent ? 'sent' : 'kept'][kept.command.name];
  }
  const fresh = submitting.find(({ request }) => targetsOf(request).includes(id));
  return fresh ? openRequests.sent[fresh.request.name] : null;
}

const requestNames = [
  'alarm.handle',
  'alarm.assign',
  'alarm.step',
  'alarm.close',
  'alarms.handle',
  'alarms.assign',
] as const;
type RequestTable = Readonly<Record<CommandRequest['name'], OpenRequest>>;
// Made once, so that equal answers are the same object.
const requestTable = (sent: boolean) =>
  Object.fromEntries(requestNames.map((name) => [name, { name, sent }])) as unknown as RequestTable;
const openRequests = { sent: requestTable(true), kept: requestTable(false) };

const bulkNames: Partial<Record<CommandRequest['name'], CommandRequest['name']>> = {
  'alarm.handle': 'alarms.handle',
  'alarm.assign': 'alarms.assign',
};

/** Answers whether a request of this name for this alarm, alone or with others, has no answer yet. */
export function hasOpenRequest(state: RootState, id: string, name: CommandRequest['name']): boolean {
  const isIt = (request: CommandRequest) =>
    (request.name === name || request.name === bulkNames[name]) && targetsOf(request).includes(id);
  return (
    state.commands.pending.some(({ command }) => isIt(command)) ||
    state.commands.submitting.some(({ request }) => isIt(request))
  );
}

/** The last refusal for this alarm that has not been read. */
export const selectRefusal = (state: RootState, id: string) =>
  state.commands.refusals.findLast(({ alarm }) => alarm === id);
/** All refusals that have not been read. */
export const selectRefusals = (state: RootState) => state.commands.refusals;

/** What a row shows beside its alarm. */
export interface RowState {
  readonly departed: DepartedAlarm | undefined;
  readonly request: OpenRequest | null;
  readonly refusal: Refusal | undefined;
  readonly isHandling: boolean;
  readonly isAssigning: boolean;
}

const nothingBeside: RowState = {
  departed: undefined,
  request: null,
  refusal: undefined,
  isHandling: false,
  isAssigning: false,
};

/** All that a row asks the store for: one question per row and change instead of seven. Compare answers by their members. */
export function selectRowState(state: RootState, id: string): RowState {
  const { pending, submitting, refusals } = state.commands;
  const departed = selectDeparted(state, id);
  if (departed === undefined && pending.length + submitting.length + refusals.length === 0) {
    return nothingBeside;
  }
  return {
    departed,
    request: selectOpenRequest(state, id),
    refusal: selectRefusal(state, id),
    isHandling: hasOpenRequest(state, id, 'alarm.handle'),
    isAssigning: hasOpenRequest(state, id, 'alarm.assign'),
  };
}

/** The selected alarms, to be asked one by one: a list of 20,000 is not searched for each row. */
export const selectSelectedSet = createSelector(
  (state: RootState) => state.listView.selected,
  (selected): ReadonlySet<string> => new Set(selected),
);
/** The alarms that are open as tabs (R-F01). */
export const selectTabs = createSelector(
  (state: RootState) => state.listView.selected,
  (state: RootState) => state.listView.opened,
  tabsOf,
);
/** What is to be read of the bulk commands that are done. */
export const selectSummaries = (state: RootState) => state.commands.summaries;

/** The IDs that operators know some alarms by; one that is not known any more is left out. */
export function selectNumbers(table: AlarmTable, ids: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const number = alarmOf(table, id)?.number;
      return number === undefined ? [] : [[id, number]];
    }),
  );
}
