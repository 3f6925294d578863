import { z } from 'zod';
import { ingestAnswerSchema, type Problem } from '../../shared/link/rest.ts';
import type { Engine } from '../engine/contract.ts';
import { readCloudEvents } from '../ingest/cloudEvents.ts';
import {
  type IngestReading,
  type IngestRefusal,
  type IngestRequest,
  ingestBounds,
} from '../ingest/contract.ts';
import { readOnvif } from '../ingest/onvif.ts';
import { readPlateRecognizer } from '../ingest/plateRecognizer.ts';
import { readRekorAlpr } from '../ingest/rekorAlpr.ts';
import { readUnifiAccess } from '../ingest/unifiAccess.ts';
import type { Metrics } from './metrics.ts';
import { type Answer, type Route, refuse, retryAfter, route } from './route.ts';

interface IngestParts {
  readonly engine: Engine;
  readonly metrics: Metrics;
  readonly now: () => Date;
}

interface IngestFormat {
  readonly name: string;
  readonly path: string;
  readonly summary: string;
  /** Whether its messages may leave the name of the device to the address. */
  readonly hasDeviceInAddress?: true;
  readonly read: (request: IngestRequest) => IngestReading;
}

const formats: readonly IngestFormat[] = [
  {
    name: 'cloudevents',
    path: '/ingest/v1/events',
    summary: 'Takes in CloudEvents 1.0: structured, binary or a batch; 202 once they are on disk',
    read: readCloudEvents,
  },
  {
    name: 'rekor',
    path: '/ingest/v1/lpr/rekor',
    summary: 'Takes in what a Rekor (OpenALPR) agent or its alert list posts; 202 once it is on disk',
    read: readRekorAlpr,
  },
  {
    name: 'platerecognizer',
    path: '/ingest/v1/lpr/platerecognizer',
    summary: 'Takes in what Plate Recognizer Stream posts, as JSON or as a form with the picture',
    hasDeviceInAddress: true,
    read: readPlateRecognizer,
  },
  {
    name: 'unifi',
    path: '/ingest/v1/access/unifi',
    summary: 'Takes in notifications of UniFi Access: webhooks, its notification socket, its system log',
    hasDeviceInAddress: true,
    read: readUnifiAccess,
  },
  {
    name: 'onvif',
    path: '/ingest/v1/onvif',
    summary: 'Takes in ONVIF notifications: SOAP Notify, PullMessages, metadata streams, and bridges in JSON',
    hasDeviceInAddress: true,
    read: readOnvif,
  },
];

/** What the sender's settings may say of the device, where its messages do not. */
const deviceSchema = z.object({ device: z.string().trim().min(1).max(200).optional() });
/** Where the address says nothing, whatever stands in it is ignored. */
const nothingSchema = z.object({}).transform(() => ({ device: undefined }));

/** Addresses of the outside world, one per format. */
export function ingestRoutes(parts: IngestParts): Route[] {
  return formats.map((format) => ingestRoute(format, parts));
}

function ingestRoute(
  { name, path, summary, hasDeviceInAddress, read }: IngestFormat,
  { engine, metrics, now }: IngestParts,
): Route {
  const count = (outcome: string, by = 1): void => {
    metrics.count('valerus_ingest_events_total', { format: name, outcome }, by);
  };
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
      if (!reading.ok) {
        count('refused');
        const reason = refusalReasons[reading.error.status];
        metrics.count('valerus_ingest_refusals_total', { format: name, reason });
        return refusal(reading.error);
      }
      const accepted = await engine.accept(reading.value.map((event) => ({ ...event, partner: partner.id })));
      if (!accepted.ok) {
        count(accepted.error, reading.value.length);
        return accepted.error === 'full'
          ? refuse(429, 'RATE_LIMITED', 'too much is waiting; send it again later', {
              headers: retryAfter(1_000),
            })
          : refuse(503, 'UNAVAILABLE', 'nothing can be taken in now; send it again later', {
              headers: retryAfter(5_000),
            });
      }
      const events = accepted.value;
      const duplicates = events.filter(({ duplicate }) => duplicate).length;
      count('accepted', events.length - duplicates);
      count('duplicate', duplicates);
      const isNothingNew = events.length > 0 && duplicates === events.length;
      return { status: isNothingNew ? 200 : 202, body: { events } };
    },
  });
}

/** What `/metrics` calls the reasons: a closed list, so that no sender can make it grow. */
const refusalReasons = {
  400: 'malformed',
  413: 'tooLarge',
  415: 'unsupportedType',
  422: 'notUnderstood',
} as const satisfies Record<IngestRefusal['status'], string>;

function refusal({ status, reason, problems }: IngestRefusal): Answer {
  return refuse(status, problemCode(status), reason, problems.length > 0 ? { problems: [...problems] } : {});
}

function problemCode(status: IngestRefusal['status']): Problem['code'] {
  switch (status) {
    case 400:
      return 'BAD_REQUEST';
    case 413:
      return 'TOO_LARGE';
    case 415:
      return 'UNSUPPORTED_TYPE';
    case 422:
      return 'INVALID';
  }
}
