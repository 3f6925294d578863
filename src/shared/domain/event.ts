/** Event kinds that the product knows (R-B01); a kind that it does not know is stored and searchable all the same. */
export const eventKinds = [
  'camera.motion',
  'camera.video-lost',
  'camera.tampering',
  'input.active',
  'storage.failure',
  'nvr.connection-lost',
  'lpr.plate',
  'access.denied',
  'access.granted',
  'door.forced',
  'door.held',
] as const;

/**
 * Characters of a kind. Wherever kinds are taken in, listened to or searched for, this is the limit: a kind that may come in can be
 * chosen. CloudEvents sets none; partners were always promised this many.
 */
export const eventKindCharactersMost = 200;

/** A kind with a name of its own in both languages. */
export type KnownEventKind = (typeof eventKinds)[number];

/** Answers whether a kind has a name of its own; others are shown as they came. */
export function isKnownEventKind(kind: string): kind is KnownEventKind {
  return (eventKinds as readonly string[]).includes(kind);
}

/** Whether the event starts, goes on, ends or is a single pulse; only `start` and `pulse` may raise an alarm. */
export const eventPhases = ['start', 'update', 'end', 'pulse'] as const;
/** One of `eventPhases`. */
export type EventPhase = (typeof eventPhases)[number];

/** A number plate as read by an LPR system (R-D18, R-F06). `confidence` is 0–100. */
export interface Plate {
  readonly text: string;
  readonly countryId?: string | undefined;
  readonly country?: string | undefined;
  readonly province?: string | undefined;
  readonly vendor?: string | undefined;
  readonly class?: string | undefined;
  /** The hot list that the plate stands on, by name. */
  readonly list?: string | undefined;
  /** What kind of list that is, where the sender says so: `Blacklist`. */
  readonly listType?: string | undefined;
  readonly confidence?: number | undefined;
  /** Name of the entry in `images` that shows the plate. */
  readonly image?: string | undefined;
}

/** The holder of a card as told by an access control system (R-D17, R-F06). */
export interface Cardholder {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly card?: string | undefined;
  readonly image?: string | undefined;
}

/** A value of `attributes`: what a partner tells beyond the fields that have names. */
export type AttributeValue = string | number | boolean | null;

/** What happened, in the one shape that every format of the outside world is brought to (design, section 4). */
export interface NormalisedEvent {
  /** Together with `sourceEventId` the identity of the event (R-B04). */
  readonly source: string;
  readonly sourceEventId: string;
  readonly kind: string;
  /** The device as the source names it; resolved to a resource by its `externalIds`. */
  readonly subject: string | null;
  /** Device time, ISO 8601 UTC (R-B03). */
  readonly deviceAt: string;
  readonly phase: EventPhase;
  readonly message: string | null;
  readonly plate: Plate | null;
  readonly cardholder: Cardholder | null;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly images: readonly EventImage[];
}

/** A picture that came with an event. */
export interface EventImage {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}
