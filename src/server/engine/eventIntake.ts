import type { AlarmAction } from '../../shared/domain/action.ts';
import type { AdditionalInformation } from '../../shared/domain/alarm.ts';
import { unionOf } from '../../shared/domain/audience.ts';
import type { FileFolder } from '../store/fileFolder.ts';
import type { LedgerWriting, RaisedAlarm } from '../store/ledgerWriting.ts';
import type { AcceptedEvent, CommittedChange, IncomingEvent } from './contract.ts';
import { newIdentifier } from './identifiers.ts';
import { raisedAlarm } from './raisedAlarm.ts';
import type { RaisingRules } from './raisingRules.ts';
import type { Outcome } from './writeQueue.ts';

/** An event whose pictures are on disk. */
export interface PreparedEvent {
  readonly incoming: IncomingEvent;
  readonly images: AdditionalInformation['images'];
}

/** Puts the pictures of events on disk: before the commit, so that no event ever shows a picture that is not there. */
export async function prepareEvents(
  events: readonly IncomingEvent[],
  files: FileFolder,
): Promise<readonly PreparedEvent[]> {
  const prepared: PreparedEvent[] = [];
  for (const incoming of events) {
    const images = [];
    for (const { name, contentType, base64 } of incoming.event.images) {
      images.push({ id: await files.keep(Buffer.from(base64, 'base64')), name, contentType });
    }
    prepared.push({ incoming, images });
  }
  return prepared;
}

/** What became of events: those that are on disk, and how many of them are new and raised nothing (R-B02). */
export interface TakenEvents {
  readonly accepted: readonly AcceptedEvent[];
  readonly recorded: number;
}

/** Records events and raises what the definitions make of those that had not come before (R-B02, R-B04). */
export async function takeIn(
  writing: LedgerWriting,
  events: readonly PreparedEvent[],
  rules: RaisingRules,
  at: Date,
): Promise<Outcome<TakenEvents>> {
  const accepted: AcceptedEvent[] = [];
  const raised: RaisedAlarm[] = [];
  const actions: (readonly AlarmAction[])[] = [];
  const serverAt = at.toISOString();
  let recordedOnly = 0;
  for (const { incoming, images } of events) {
    const { event, partner, rawBody } = incoming;
    const definitions = rules.raisedBy(event, partner, at);
    const id = newIdentifier(at);
    const recorded = await writing.recordEvent({
      id,
      event,
      partner,
      serverAt,
      rawBody,
      images,
      resource: rules.resourceOf(event),
      audience: definitions.length > 0 ? unionOf(definitions.map(({ recipients }) => recipients)) : null,
    });
    accepted.push(recorded);
    await writing.noteHeard(partner, serverAt);
    if (!recorded.duplicate) {
      recordedOnly += definitions.length === 0 ? 1 : 0;
      for (const definition of definitions) {
        raised.push(raisedAlarm(definition, { id, event, images }, rules, at));
        actions.push(rules.actionsOf(definition));
      }
    }
  }
  const changes: CommittedChange[] = [];
  for (const [index, change] of (await writing.raise(raised)).entries()) {
    const queued = actions[index] ?? [];
    await writing.queueActions(change.alarm, queued);
    changes.push(queued.length > 0 ? { ...change, hasActions: true } : change);
  }
  return { value: { accepted, recorded: recordedOnly }, changes };
}
