import type { AlarmView } from '../../../shared/link/alarmView.ts';
import type { CommandRequest } from '../../../shared/link/commands.ts';
import type { RootState } from '../../app/store.ts';
import type { DepartedAlarm } from './alarmsSlice.ts';
import { alarmOf } from './alarmTable.ts';
import { targetsOf } from './commandsSlice.ts';

/** How many open alarms the user may see. */
export const selectAlarmTotal = (state: RootState) => state.alarms.table.size;
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

/** Answers whether a request of this name for this alarm has no answer yet. */
export function hasOpenRequest(state: RootState, id: string, name: CommandRequest['name']): boolean {
  const isIt = (request: CommandRequest) => request.name === name && targetsOf(request).includes(id);
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
