import type { Audience } from './audience.ts';
import type { AttributeValue, Cardholder, EventPhase, Plate } from './event.ts';
import type { ProcedureSnapshot } from './procedure.ts';

/** The states of R-G01; `closed` and `expired` are final. */
export const alarmStates = ['new', 'inProgress', 'escalated', 'closed', 'expired'] as const;
/** One of `alarmStates`. */
export type AlarmState = (typeof alarmStates)[number];

/** 1 is the highest (R-D07). */
export const priorities = [1, 2, 3, 4, 5] as const;
/** One of `priorities`. */
export type Priority = (typeof priorities)[number];

/** Why an alarm was closed; `other` needs a text (R-G05). */
export const closeReasons = ['handled', 'false', 'other'] as const;
/** One of `closeReasons`. */
export type CloseReason = (typeof closeReasons)[number];

/** The kinds of device that an alarm may show. */
export const resourceKinds = ['camera', 'input', 'door', 'reader', 'storage', 'nvr', 'output'] as const;
/** One of `resourceKinds`. */
export type ResourceKind = (typeof resourceKinds)[number];

/** A user as others see him. */
export interface UserReference {
  readonly id: string;
  readonly name: string;
}

/** A resource as it was when the alarm was raised; the one that triggered it stands first (R-F02). */
export interface AlarmResource {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly trigger: boolean;
  readonly hasVideo: boolean;
}

/** How the alarm's video starts (R-D12). */
export type VideoStart =
  | { readonly mode: 'live' }
  | { readonly mode: 'playback'; readonly secondsBefore: number };

/** The event that raised the alarm (R-B02). */
export interface AlarmEvent {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly phase: EventPhase;
}

/** What an external system told beside the event itself (R-F06). */
export interface AdditionalInformation {
  readonly message: string | null;
  readonly plate: Plate | null;
  readonly cardholder: Cardholder | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly images: readonly { readonly id: string; readonly name: string; readonly contentType: string }[];
}

/** How an alarm ended: by whom (`null`: by the system), when and why. */
export interface Closing {
  readonly at: string;
  readonly by: UserReference | null;
  readonly reason: CloseReason | null;
  readonly text: string | null;
}

/** The facts that the rules of the life cycle work on. Instants are ISO 8601 UTC. */
export interface Alarm {
  readonly id: string;
  /** The ID that operators see and search for (R-E03). */
  readonly number: number;
  /** Counts every change; a client applies only a higher one. */
  readonly version: number;
  /** The version at which the assignee last changed: what decides whether an assignment was based on an old view (R-E16). */
  readonly assignedVersion: number;
  readonly definition: string;
  readonly name: string;
  readonly event: AlarmEvent;
  readonly priority: Priority;
  readonly state: AlarmState;
  readonly occurredAt: string;
  readonly raisedAt: string;
  readonly assignee: UserReference | null;
  /** When it escalates; `null` when it never does or has done so. */
  readonly escalateAt: string | null;
  readonly escalatedAt: string | null;
  /** When it expires; `null` for never. */
  readonly expireAt: string | null;
  readonly mayCloseUnhandled: boolean;
  readonly audience: Audience;
  readonly resources: readonly AlarmResource[];
  readonly procedure: ProcedureSnapshot | null;
  readonly additional: AdditionalInformation | null;
  readonly videoStart: VideoStart;
  /** How often its definition has raised in the 30 days up to this alarm, this one included. */
  readonly count: number;
  readonly closing: Closing | null;
}

/** Answers whether an alarm still waits for somebody. */
export function isOpen(state: AlarmState): boolean {
  return state !== 'closed' && state !== 'expired';
}
