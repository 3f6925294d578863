import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Alarm } from '../../shared/domain/alarm.ts';
import { isOpen } from '../../shared/domain/alarm.ts';
import type { Viewer } from '../../shared/domain/audience.ts';
import type { Tier } from '../../shared/domain/tier.ts';
import type { ServerFrameBody } from '../../shared/link/frames.ts';
import { linkProtocol } from '../../shared/link/protocol.ts';
import type { AlarmReader } from '../store/contract.ts';
import { readCursor, rightsMark } from './cursor.ts';
import { alarmJson, type FrameChannel } from './frameChannel.ts';

/** A user as his link sees him: with the tier that his site has. */
export interface LinkViewer extends Viewer {
  readonly tier: Tier;
}

/** Why a client that wanted to resume is given everything anew. */
export type ResetReason = ServerFrameBody<'reset'>['why'];

/** How a client is brought up to date: by what changed, or by everything. */
export type Recovery =
  | {
      readonly kind: 'resume';
      readonly from: number;
      readonly position: number;
      readonly alarms: readonly Alarm[];
      /** Those that the user could see and cannot see any more. */
      readonly taken: readonly Pick<Alarm, 'id' | 'version'>[];
    }
  | {
      readonly kind: 'snapshot';
      readonly why: ResetReason | null;
      readonly position: number;
      readonly alarms: readonly Alarm[];
    };

/** Reads what a client needs that was here before, or was not. Never a part of it: what cannot be told exactly is told anew. */
export async function planRecovery(
  alarms: AlarmReader,
  viewer: LinkViewer,
  epoch: string,
  resume: { readonly epoch: string; readonly cur: string } | undefined,
): Promise<Recovery> {
  if (!resume) {
    return planSnapshot(alarms, viewer, null);
  }
  if (resume.epoch !== epoch) {
    return planSnapshot(alarms, viewer, 'epoch');
  }
  const cursor = readCursor(resume.cur);
  if (!cursor || cursor.position > (await alarms.head())) {
    return planSnapshot(alarms, viewer, 'gap');
  }
  if (cursor.rights !== rightsMark(viewer, viewer.tier)) {
    return planSnapshot(alarms, viewer, 'rights');
  }
  const changed = await alarms.changedSince(cursor.position, linkProtocol.resumeChangesMost, viewer);
  return changed
    ? { kind: 'resume', from: cursor.position, ...changed }
    : planSnapshot(alarms, viewer, 'tooOld');
}

/** Reads everything that a user may see. */
export async function planSnapshot(
  alarms: AlarmReader,
  viewer: Viewer,
  why: ResetReason | null,
): Promise<Recovery> {
  return { kind: 'snapshot', why, ...(await alarms.open(viewer)) };
}

/**
 * Sends alarms as a snapshot, in frames that stay within their size; ends early when `isWanted` says no. Between two frames
 * everybody else has a turn: nobody's alarm waits for another one's list.
 */
export async function sendSnapshot(
  channel: FrameChannel,
  alarms: readonly Alarm[],
  viewer: LinkViewer,
  isWanted: () => boolean,
  cursor: () => string,
): Promise<void> {
  const count = alarms.length;
  channel.send('snap.begin', { count });
  let items: string[] = [];
  let bytes = 0;
  const sendItems = (): void => {
    channel.sendJson('snap.items', `{"alarms":[${items.join()}]}`);
    items = [];
    bytes = 0;
  };
  for (const alarm of alarms) {
    const json = alarmJson(alarm, viewer, viewer.tier);
    const jsonBytes = Buffer.byteLength(json) + 1;
    if (items.length === linkProtocol.snapshotItemsMost || bytes + jsonBytes > snapshotBytesMost) {
      sendItems();
      await nextTurn();
      await channel.whenFlowing();
      if (!isWanted()) {
        return;
      }
    }
    items.push(json);
    bytes += jsonBytes;
  }
  if (items.length > 0) {
    sendItems();
  }
  channel.send('snap.end', { count }, cursor());
}

/** Alarms that are told one by one in one turn. */
const turnMost = 100;
/** Leaves room in a frame for what stands around the items. */
const snapshotBytesMost = linkProtocol.frameBytesMost - 1024;

/** Sends each alarm that changed once, as it is now; ends early when `isWanted` says no. */
export async function sendChanged(
  channel: FrameChannel,
  alarms: readonly Alarm[],
  viewer: LinkViewer,
  isWanted: () => boolean,
): Promise<void> {
  for (const [index, alarm] of alarms.entries()) {
    if (index % turnMost === turnMost - 1) {
      await nextTurn();
    }
    await channel.whenFlowing();
    if (!isWanted()) {
      return;
    }
    sendAlarm(channel, alarm, viewer);
  }
}

/** Says that an alarm is no longer the user's to see. */
export function sendTakenAway(
  channel: FrameChannel,
  { id, version }: Pick<Alarm, 'id' | 'version'>,
  cur?: string,
): void {
  channel.send('alarm.gone', { id, version, why: 'rights' }, cur);
}

/** Sends an alarm as it is now: whole while it is open, else that it is gone. */
export function sendAlarm(channel: FrameChannel, alarm: Alarm, viewer: LinkViewer, cur?: string): void {
  if (isOpen(alarm.state)) {
    channel.sendJson('alarm', alarmJson(alarm, viewer, viewer.tier), cur);
    return;
  }
  const why = alarm.state === 'expired' ? 'expired' : 'closed';
  channel.send('alarm.gone', { id: alarm.id, version: alarm.version, why }, cur);
}
