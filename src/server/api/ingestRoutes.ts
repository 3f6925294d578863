import { z } from 'zod';
import { ingestAnswerSchema } from '../../shared/link/rest.ts';
import { ingestBounds } from '../ingest/contract.ts';
import { type IngestFormat, ingestFormats } from '../ingest/formats.ts';
import type { Intake } from './intake.ts';
import { type Route, route } from './route.ts';

interface IngestParts {
  readonly intake: Intake;
  readonly now: () => Date;
}

/** What the sender's settings may say of the device, where its messages do not. */
const deviceSchema = z.object({ device: z.string().trim().min(1).max(200).optional() });
/** Where the address says nothing, whatever stands in it is ignored. */
const nothingSchema = z.object({}).transform(() => ({ device: undefined }));

/** Addresses of the outside world, one per format. */
export function ingestRoutes(parts: IngestParts): Route[] {
  return ingestFormats.map((format) => ingestRoute(format, parts));
}

function ingestRoute(
  { name, path, summary, hasDeviceInAddress, read }: IngestFormat,
  { intake, now }: IngestParts,
): Route {
  return route({
    method: 'POST',
    path,
    summary,
    who: { kind: 'partner' },
    query: hasDeviceInAddress ? deviceSchema : nothingSchema,
    body: { raw: ['*'], bytesMost: ingestBounds.bodyMost },
    answers: { 200: ingestAnswerSchema, 202: ingestAnswerSchema, 413: null, 415: null, 422: null, 429: null },
    async handle({ by: partner, headers, query, body }) {
      const reading = read({ headers, body, receivedAt: now(), device: query.device });
      const taken = await intake(name, reading, partner.id);
      if (!taken.ok) return taken.error;
      const isNothingNew = taken.value.length > 0 && taken.value.every(({ duplicate }) => duplicate);
      return { status: isNothingNew ? 200 : 202, body: { events: taken.value } };
    },
  });
}
