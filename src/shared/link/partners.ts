import { z } from 'zod';
import { cardholderSchema, instantSchema, plateSchema } from './alarmView.ts';
import { eventKindSchema } from './eventKind.ts';

/** What is read of a partner beside what is written (R-D16). */
export const partnerStateSchema = z.object({
  /** When an event of his came last; `null` if none ever did. */
  lastEventAt: instantSchema.nullable(),
  /** Whether he has a token; the token itself is shown once, when it is made. */
  hasToken: z.boolean(),
  /** The addresses, below the server's, to which systems of his type send. */
  ingestPaths: z.array(z.string()).readonly(),
});
/** What is read of a partner beside what is written. */
export type PartnerState = z.infer<typeof partnerStateSchema>;

/**
 * `POST /api/v1/partners/{id}/test-event`: an event as if the partner had sent it. What is left out is what systems of his type
 * usually tell; `attributes.test` is always true.
 */
export const testEventSchema = z.object({
  kind: eventKindSchema.optional(),
  /** The device, by one of the names that it has for events. */
  subject: z.string().min(1).max(300).optional(),
  message: z.string().max(1000).optional(),
  plate: plateSchema.optional(),
  cardholder: cardholderSchema.optional(),
});
/** An event as if a partner had sent it. */
export type TestEvent = z.infer<typeof testEventSchema>;

/** The event that was recorded, and the alarms that it raised. */
export const testEventAnswerSchema = z.object({
  event: z.string(),
  kind: z.string(),
  alarms: z
    .array(z.object({ id: z.string(), number: z.int(), definition: z.string(), name: z.string() }))
    .readonly(),
});
/** What came of a test event. */
export type TestEventAnswer = z.infer<typeof testEventAnswerSchema>;
