import { z } from 'zod';
import { alarmStates, closeReasons, resourceKinds } from '../domain/alarm.ts';
import { eventKindCharactersMost, eventPhases } from '../domain/event.ts';
import {
  additionalInformationSchema,
  instantSchema,
  prioritySchema,
  userReferenceSchema,
} from './alarmView.ts';

/** Bounds of a search: `pageMost` items on a page, `countedMost` found ones counted exactly, `bucketsMost` bars in a timeline. */
export const searchBounds = {
  pageMost: 200,
  countedMost: 10_000,
  bucketsMost: 200,
  daysMost: 3_660,
  chosenMost: 200,
} as const;

const instantTextSchema = instantSchema.transform((text) => new Date(text).toISOString());

/** When: so many days back from now, or from one instant up to, not including, another (R-H03). */
export const searchPeriodSchema = z.union([
  z.strictObject({ days: z.int().min(1).max(searchBounds.daysMost) }),
  z
    .strictObject({ from: instantTextSchema, to: instantTextSchema })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'the period ends before it starts' }),
]);

const idsSchema = z.array(z.string().min(1).max(100)).max(searchBounds.chosenMost);
const common = {
  period: searchPeriodSchema,
  /** Beginnings of words, all of which have to be there, in any order; the number of an alarm or the id of an event as well. */
  text: z.string().trim().max(200).optional(),
  order: z.enum(['asc', 'desc']).optional(),
};

/** A search in alarms (R-H03): closed ones, with `includeOpen` the open ones too; no `definitions` means all. */
export const alarmQuerySchema = z.strictObject({
  in: z.literal('alarms'),
  definitions: idsSchema.optional(),
  includeOpen: z.boolean().default(false),
  ...common,
  /** What it is sorted by; the newest come first among equals. `order` is descending for time, else ascending by default. */
  sort: z.enum(['time', 'priority', 'name']).default('time'),
});
/** A search in alarms. */
export type AlarmQuery = z.infer<typeof alarmQuerySchema>;

/** A search in events (R-H04); no `eventTypes` and no `resources` mean all. */
export const eventQuerySchema = z.strictObject({
  in: z.literal('events'),
  eventTypes: z.array(z.string().min(1).max(eventKindCharactersMost)).max(searchBounds.chosenMost).optional(),
  resources: idsSchema.optional(),
  /** Only those that were raised to alarms. */
  onlyRaised: z.boolean().default(false),
  ...common,
  sort: z.enum(['time', 'type']).default('time'),
});
/** A search in events. */
export type EventQuery = z.infer<typeof eventQuerySchema>;

/** What is searched for: the body that a saved query keeps. */
export const searchQuerySchema = z.discriminatedUnion('in', [alarmQuerySchema, eventQuerySchema]);
/** What is searched for. */
export type SearchQuery = z.infer<typeof searchQuerySchema>;

/** The columns of an export of alarms, in their order. */
export const alarmColumns = [
  'number',
  'name',
  'priority',
  'state',
  'time',
  'eventType',
  'owner',
  'closedAt',
  'closedBy',
  'reason',
  'text',
] as const;
/** The columns of an export of events, in their order. */
export const eventColumns = [
  'time',
  'deviceTime',
  'eventType',
  'resource',
  'phase',
  'message',
  'plate',
  'cardholder',
  'alarms',
] as const;

const csvSchema = z.strictObject({
  separator: z.enum([',', ';']).default(','),
  /**
   * The user's words for what stands in the file: `column.<name>`, `state.<state>`, `reason.<reason>` and
   * `eventType.<type>`. What is not named here stands there as it is.
   */
  texts: z
    .record(z.string().max(120), z.string().max(120))
    .refine((texts) => Object.keys(texts).length <= searchBounds.chosenMost, {
      message: 'too many texts',
    })
    .default({}),
});

const paging = {
  limit: z.int().min(1).max(searchBounds.pageMost).default(50),
  /** `next` of the page before. */
  after: z.string().max(2048).optional(),
  /** For `Accept: text/csv`. */
  csv: csvSchema.optional(),
};

/** `POST /api/v1/search`. */
export const searchRequestSchema = z.discriminatedUnion('in', [
  alarmQuerySchema.extend(paging),
  eventQuerySchema.extend(paging),
]);
/** `POST /api/v1/search`. */
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** What an export asks for: all that is found, as a file in the user's words. */
export const searchExportSchema = z.discriminatedUnion('in', [
  alarmQuerySchema.extend({ csv: csvSchema }),
  eventQuerySchema.extend({ csv: csvSchema }),
]);
/** What an export asks for. */
export type SearchExport = z.input<typeof searchExportSchema>;

/** How many were found: exactly `count`, or more than that. */
export const searchTotalSchema = z.object({ count: z.int().nonnegative(), isMore: z.boolean() });
/** How many were found. */
export type SearchTotal = z.infer<typeof searchTotalSchema>;

/** An alarm that was found (R-H06); everything else of it is at `GET /api/v1/alarms/{id}`. */
export const foundAlarmSchema = z.object({
  id: z.string(),
  number: z.int().positive(),
  definition: z.string(),
  name: z.string(),
  eventType: z.string(),
  priority: prioritySchema,
  state: z.enum(alarmStates),
  occurredAt: instantSchema,
  raisedAt: instantSchema,
  owner: userReferenceSchema.nullable(),
  closedAt: instantSchema.nullable(),
  closedBy: userReferenceSchema.nullable(),
  reason: z.enum(closeReasons).nullable(),
  text: z.string().nullable(),
});
/** An alarm that was found. */
export type FoundAlarm = z.infer<typeof foundAlarmSchema>;

/** An event that was found; `alarms` are those that it raised and that this user may see. */
export const foundEventSchema = z.object({
  id: z.string(),
  eventType: z.string(),
  source: z.string(),
  subject: z.string().nullable(),
  resource: z
    .object({ id: z.string(), name: z.string(), kind: z.enum(resourceKinds), hasVideo: z.boolean() })
    .nullable(),
  phase: z.enum(eventPhases),
  deviceAt: instantSchema,
  serverAt: instantSchema,
  raised: z.boolean(),
  message: z.string().nullable(),
  plate: z.string().nullable(),
  cardholder: z.string().nullable(),
  alarms: z.array(z.object({ id: z.string(), number: z.int() })).readonly(),
});
/** An event that was found. */
export type FoundEvent = z.infer<typeof foundEventSchema>;

const pageEnd = {
  /**
   * For `after` of the following request, `null` on the last page. A search that passes over very much ends a page early: it
   * may hold fewer items than asked for, even none, and the next one goes on.
   */
  next: z.string().nullable(),
  /** On the first page alone. */
  total: searchTotalSchema.nullable(),
};

/** A page of what was found. */
export const searchPageSchema = z.discriminatedUnion('in', [
  z.object({ in: z.literal('alarms'), items: z.array(foundAlarmSchema).readonly(), ...pageEnd }),
  z.object({ in: z.literal('events'), items: z.array(foundEventSchema).readonly(), ...pageEnd }),
]);
/** A page of what was found. */
export type SearchPage = z.infer<typeof searchPageSchema>;

/** `GET /api/v1/events/{id}`: an event with all that its sender told (R-H06), as far as the site's tier has it (R-A04). */
export const eventDetailsSchema = foundEventSchema.extend({
  additional: additionalInformationSchema.nullable(),
});
/** An event with all that its sender told. */
export type EventDetails = z.infer<typeof eventDetailsSchema>;

/** `POST /api/v1/search/timeline`: how many of what was found fall into each stretch of time; these start at full hours, days … of the site's time. */
export const timelineSchema = z.object({
  bucket: z.enum(['minute', 'fiveMinutes', 'quarter', 'hour', 'sixHours', 'day', 'week', 'month']),
  buckets: z.array(z.object({ from: instantSchema, to: instantSchema, count: z.int() })).readonly(),
});
/** How many of what was found fall into each stretch of time. */
export type Timeline = z.infer<typeof timelineSchema>;

/** `GET /api/v1/search/choices`: what this user can choose from when he makes a query (R-H03, R-H04). */
export const searchChoicesSchema = z.object({
  definitions: z.array(z.object({ id: z.string(), name: z.string() })).readonly(),
  eventTypes: z.array(z.string()).readonly(),
  resources: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(resourceKinds) })).readonly(),
});
/** What this user can choose from when he makes a query. */
export type SearchChoices = z.infer<typeof searchChoicesSchema>;

/** What is written of a saved query (R-H02): private ones are shown to whoever made them, public ones to all who may search. */
export const savedQueryBodySchema = z.object({
  name: z.string().trim().min(1).max(120),
  isPublic: z.boolean().default(false),
  query: searchQuerySchema,
});
/** What is written of a saved query. */
export type SavedQueryBody = z.infer<typeof savedQueryBodySchema>;

/** A saved query as it is shown (R-H01); `mayChange` says whether this user may change or remove it. */
export const savedQuerySchema = savedQueryBodySchema.extend({
  id: z.string(),
  version: z.int().positive(),
  owner: userReferenceSchema,
  changedAt: instantSchema,
  ranAt: instantSchema.nullable(),
  mayChange: z.boolean(),
});
/** A saved query as it is shown. */
export type SavedQuery = z.infer<typeof savedQuerySchema>;
