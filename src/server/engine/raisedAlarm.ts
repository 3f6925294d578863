import type { AdditionalInformation } from '../../shared/domain/alarm.ts';
import type { AlarmDefinition } from '../../shared/domain/definition.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { RaisedAlarm } from '../store/ledgerWriting.ts';
import { newIdentifier } from './identifiers.ts';
import type { RaisingRules } from './raisingRules.ts';

/** An event that is about to be recorded, with its id here and the pictures that are on disk. */
export interface RecordedEvent {
  readonly id: string;
  readonly event: NormalisedEvent;
  readonly images: AdditionalInformation['images'];
}

/** The alarm that a definition makes of an event: a copy of everything that later edits must not touch (R-C10). */
export function raisedAlarm(
  definition: AlarmDefinition,
  { id, event, images }: RecordedEvent,
  rules: RaisingRules,
  at: Date,
): RaisedAlarm {
  return {
    id: newIdentifier(at),
    version: 1,
    assignedVersion: 1,
    definition: definition.id,
    name: definition.name,
    event: { id, kind: event.kind, source: event.source, phase: event.phase },
    priority: definition.priority,
    state: 'new',
    occurredAt: event.deviceAt,
    raisedAt: at.toISOString(),
    assignee: null,
    escalateAt: later(at, definition.escalateAfterSeconds),
    escalatedAt: null,
    expireAt: later(at, definition.expireAfterSeconds),
    mayCloseUnhandled: definition.mayCloseUnhandled,
    audience: definition.recipients,
    resources: rules.resourcesOf(definition, rules.resourceOf(event)),
    procedure: rules.procedureOf(definition),
    additional: additionalOf(event, images),
    videoStart: definition.videoStart,
    closing: null,
  };
}

function later(at: Date, seconds: number | null): string | null {
  return seconds === null ? null : new Date(at.getTime() + seconds * 1000).toISOString();
}

/** What the sender told beside the event itself (R-F06); nothing where it told nothing. */
function additionalOf(
  { message, plate, cardholder, attributes }: NormalisedEvent,
  images: AdditionalInformation['images'],
): AdditionalInformation | null {
  const saysNothing =
    message === null &&
    plate === null &&
    cardholder === null &&
    images.length === 0 &&
    Object.keys(attributes).length === 0;
  return saysNothing ? null : { message, plate, cardholder, attributes, images };
}
