import { z } from 'zod';
import { type Alarm, alarmStates, closeReasons, resourceKinds } from '../domain/alarm.ts';
import { alarmCommandNames } from '../domain/alarmLifeCycle.ts';
import type { Viewer } from '../domain/audience.ts';
import { eventPhases } from '../domain/event.ts';
import { alarmUnder, allowedUnder, type Tier } from '../domain/tier.ts';

/** An instant, ISO 8601 in UTC with milliseconds. */
export const instantSchema = z.iso.datetime();

/** A user as others see him. */
export const userReferenceSchema = z.object({ id: z.string(), name: z.string() });

/** 1 (highest) to 5 (R-D07). */
export const prioritySchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

/** How the alarm's video starts (R-D12). */
export const videoStartSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('live') }),
  z.object({ mode: z.literal('playback'), secondsBefore: z.int().min(1).max(60) }),
]);

/** A number plate (R-D18, R-F06). */
export const plateSchema = z.object({
  text: z.string().min(1).max(32),
  countryId: z.string().max(16).optional(),
  country: z.string().max(100).optional(),
  province: z.string().max(100).optional(),
  vendor: z.string().max(100).optional(),
  class: z.string().max(100).optional(),
  list: z.string().max(100).optional(),
  listType: z.string().max(100).optional(),
  confidence: z.number().min(0).max(100).optional(),
  image: z.string().max(200).optional(),
});

/** A card's holder (R-D17, R-F06). */
export const cardholderSchema = z.object({
  id: z.string().max(200).optional(),
  name: z.string().max(200).optional(),
  card: z.string().max(200).optional(),
  image: z.string().max(200).optional(),
});

/** Values beside the named fields. */
export const attributesSchema = z.record(
  z.string().max(100),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
);

/** A resource as shown with an alarm (R-F02). */
export const alarmResourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(resourceKinds),
  trigger: z.boolean(),
  hasVideo: z.boolean(),
});

/** An alarm's copy of its procedure with what has been done of it (R-C10, R-F07). */
export const procedureSnapshotSchema = z.object({
  name: z.string(),
  steps: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        mustAcknowledge: z.boolean(),
        mustComment: z.boolean(),
        locksNext: z.boolean(),
        attachment: z.object({ file: z.string(), name: z.string(), contentType: z.string() }).nullable(),
        done: z
          .object({ at: instantSchema, by: userReferenceSchema, comment: z.string().nullable() })
          .nullable(),
      }),
    )
    .readonly(),
});

/** What an external system told (R-F06); images are fetched by their id. */
export const additionalInformationSchema = z.object({
  message: z.string().nullable(),
  plate: plateSchema.nullable(),
  cardholder: cardholderSchema.nullable(),
  attributes: attributesSchema.readonly(),
  images: z.array(z.object({ id: z.string(), name: z.string(), contentType: z.string() })).readonly(),
});

/** How an alarm ended. */
export const closingSchema = z.object({
  at: instantSchema,
  by: userReferenceSchema.nullable(),
  reason: z.enum(closeReasons).nullable(),
  text: z.string().nullable(),
});

/** A whole alarm as one user sees it: the `alarm` frame, an item of a snapshot, an item of `GET /api/v1/alarms`. */
export const alarmViewSchema = z.object({
  id: z.string(),
  number: z.int().positive(),
  version: z.int().positive(),
  definition: z.string(),
  name: z.string(),
  event: z.object({
    id: z.string(),
    kind: z.string(),
    source: z.string(),
    phase: z.enum(eventPhases),
  }),
  priority: prioritySchema,
  state: z.enum(alarmStates),
  occurredAt: instantSchema,
  raisedAt: instantSchema,
  assignee: userReferenceSchema.nullable(),
  escalateAt: instantSchema.nullable(),
  escalatedAt: instantSchema.nullable(),
  expireAt: instantSchema.nullable(),
  mayCloseUnhandled: z.boolean(),
  resources: z.array(alarmResourceSchema).readonly(),
  procedure: procedureSnapshotSchema.nullable(),
  additional: additionalInformationSchema.nullable(),
  videoStart: videoStartSchema,
  count: z.int().positive(),
  closing: closingSchema.nullable(),
  /** The commands that this user may run now. */
  allowed: z.array(z.enum(alarmCommandNames)).readonly(),
});

/** A whole alarm as one user sees it. */
export type AlarmView = z.infer<typeof alarmViewSchema>;

/**
 * Shows an alarm to a user: without its audience, with what he may do and what the site's tier has (R-A04). Whether he may see
 * it at all is `maySee`'s to say.
 */
export function viewOf(alarm: Alarm, viewer: Viewer, tier: Tier = 'enterprise'): AlarmView {
  const { audience: _audience, assignedVersion: _assignedVersion, ...shown } = alarmUnder(alarm, tier);
  return { ...shown, allowed: allowedUnder(alarm, viewer, tier) };
}
