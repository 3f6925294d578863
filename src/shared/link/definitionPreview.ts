import { z } from 'zod';
import { cardholderSchema, instantSchema, plateSchema } from './alarmView.ts';
import { definitionBodySchema } from './configuration.ts';

/** R-D20: how far back a definition is tried, days, and how many of the events that it would raise are shown. */
export const previewBounds = { daysMost: 31, examplesMost: 50 } as const;

/** `POST /api/v1/definitions/preview`: a definition, stored (then with its id) or not, and the days to try it on (R-D20). */
export const previewRequestSchema = z.object({
  id: z.string().max(64).optional(),
  definition: definitionBodySchema,
  days: z.int().min(1).max(previewBounds.daysMost),
});

/** An event of which the definition would have made an alarm. */
export const previewExampleSchema = z.object({
  event: z.string(),
  kind: z.string(),
  /** When it came to the server: what schedules are judged by. */
  at: instantSchema,
  occurredAt: instantSchema,
  resource: z.object({ id: z.string(), name: z.string() }).nullable(),
  message: z.string().nullable(),
  plate: plateSchema.nullable(),
  cardholder: cardholderSchema.nullable(),
});

/**
 * How many alarms the definition would have raised (R-D20), by days of the site's time zone, and the latest of them. Where there
 * are too many events to look at in time, `isComplete` is false and `from` is how far back it got.
 */
export const previewSchema = z.object({
  total: z.int().nonnegative(),
  eventsSeen: z.int().nonnegative(),
  isComplete: z.boolean(),
  from: instantSchema,
  to: instantSchema,
  days: z.array(z.object({ date: z.iso.date(), count: z.int().nonnegative() })).readonly(),
  examples: z.array(previewExampleSchema).max(previewBounds.examplesMost).readonly(),
});
/** What a definition would have raised. */
export type Preview = z.infer<typeof previewSchema>;
/** An event of which the definition would have made an alarm. */
export type PreviewExample = z.infer<typeof previewExampleSchema>;
