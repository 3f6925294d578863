import { z } from 'zod';
import { alarmStates } from '../domain/alarm.ts';
import { journalKinds } from '../domain/alarmLifeCycle.ts';
import { rights } from '../domain/audience.ts';
import { errorCodes } from '../domain/errorCodes.ts';
import { alarmViewSchema, instantSchema, userReferenceSchema } from './alarmView.ts';
import { signedInUserSchema } from './frames.ts';

/** `POST /api/v1/session`. The device is the installation's own id, so that a user may be told where he is signed in. */
export const signInSchema = z.object({
  user: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
  device: z.string().min(1).max(64),
});

/** A session that was opened: the token is shown this once and kept by the server only as a hash. */
export const sessionSchema = z.object({
  token: z.string(),
  expiresAt: instantSchema,
  user: signedInUserSchema.extend({ rights: z.array(z.enum(rights)).readonly() }),
});
/** A session that was opened. */
export type Session = z.infer<typeof sessionSchema>;

/** One field of a body that was refused: where, which rule, which value broke it. */
export const fieldProblemSchema = z.object({
  field: z.string(),
  rule: z.string(),
  value: z.unknown().optional(),
});
/** One field of a body that was refused. */
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** Every answer of 400 and above, on REST and ingest alike. `message` is for the log of whoever called, in English. */
export const problemSchema = z.object({
  code: z.enum([
    ...errorCodes,
    'BAD_REQUEST',
    'TOO_LARGE',
    'UNSUPPORTED_TYPE',
    'INVALID',
    'CONFLICT',
    'IN_USE',
    'INTERNAL',
    'NO_RECORDING',
  ]),
  message: z.string(),
  problems: z.array(fieldProblemSchema).optional(),
});
/** The body of a refused request. */
export type Problem = z.infer<typeof problemSchema>;

/** Query of `GET /api/v1/alarms`: open alarms by default, newest first; `closed` are all that ended, the expired included. */
export const alarmPageQuerySchema = z.object({
  state: z.enum(['open', ...alarmStates]).default('open'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: z.string().max(128).optional(),
  definition: z.string().max(64).optional(),
});

/** A page of alarms; `next` goes into `after` of the following request and is `null` on the last page. */
export const alarmPageSchema = z.object({
  alarms: z.array(alarmViewSchema).readonly(),
  next: z.string().nullable(),
});

/** One row of an alarm's record (R-G07). `actor` is `null` where the system acted. */
export const journalEntrySchema = z.object({
  position: z.int().positive(),
  at: instantSchema,
  kind: z.enum(journalKinds),
  alarm: z.string(),
  actor: userReferenceSchema.nullable(),
  from: z.enum(alarmStates).nullable(),
  to: z.enum(alarmStates),
  comment: z.string().nullable(),
  commandId: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});
/** One row of an alarm's record. */
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** `GET /api/v1/alarms/{id}/history`: this alarm's record, and when the same definition fired before (R-E11). */
export const alarmHistorySchema = z.object({
  journal: z.array(journalEntrySchema).readonly(),
  earlier: z
    .array(
      z.object({
        id: z.string(),
        number: z.int(),
        raisedAt: instantSchema,
        state: z.enum(alarmStates),
        closedBy: userReferenceSchema.nullable(),
        reason: z.string().nullable(),
      }),
    )
    .readonly(),
});
/** An alarm's record, and when the same definition fired before. */
export type AlarmHistory = z.infer<typeof alarmHistorySchema>;

/** Answer of an ingest address: the id that the event has here, the first one's where it had come before (R-B04). */
export const ingestAnswerSchema = z.object({
  events: z.array(z.object({ id: z.string(), duplicate: z.boolean() })).readonly(),
});

/** Body of a command that was refused on `POST /api/v1/commands`: a problem that also says what the link's `err` says. */
export const commandRefusalSchema = problemSchema.extend({
  id: z.string(),
  alarm: alarmViewSchema.optional(),
  repeated: z.boolean().optional(),
});

/** `GET /api/v1/alarms/{id}/recipients`: whom the alarm may be assigned to (R-E10). */
export const recipientsSchema = z.object({ users: z.array(userReferenceSchema).readonly() });

/** `POST /api/v1/partners/{id}/token`: a partner's new token, shown this once. */
export const partnerTokenSchema = z.object({ token: z.string() });
