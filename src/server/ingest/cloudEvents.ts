import { ok, type Result } from '../../shared/domain/result.ts';
import { cloudEventAttributesSchema, isJsonType, mediaTypeOf } from './cloudEventAttributes.ts';
import { isBinaryMode, readBinaryMode } from './cloudEventHeaders.ts';
import {
  type IngestReading,
  type IngestRefusal,
  type IngestRequest,
  ingestBounds,
  type ParsedEvent,
} from './contract.ts';
import { type EventData, isOwnKind, noData, readEventData } from './eventData.ts';
import { isRecord, rawBodyOf, readJson } from './jsonBody.ts';
import { problemsOf, refuse } from './refusals.ts';

/** Reads CloudEvents 1.0 over HTTP: structured, binary or batch; plain JSON counts as structured. All events or none. */
export function readCloudEvents(request: IngestRequest): IngestReading {
  if (request.body.length > ingestBounds.bodyMost) {
    return refuse(413, `the body is larger than ${ingestBounds.bodyMost} bytes`);
  }
  const contentType = request.headers['content-type'];
  const { type, charset } = mediaTypeOf(typeof contentType === 'string' ? contentType : '');
  if (type === 'application/cloudevents+json') {
    return charsetFits(charset) ?? readStructured(request);
  }
  if (type === 'application/cloudevents-batch+json') {
    return charsetFits(charset) ?? readBatch(request);
  }
  if (type.startsWith('application/cloudevents')) {
    return refuse(415, 'of the formats of CloudEvents only JSON is understood');
  }
  if (isBinaryMode(request)) {
    return charsetFits(charset) ?? readBinary(request);
  }
  if (type === 'application/json') {
    return charsetFits(charset) ?? readStructured(request);
  }
  return refuse(
    415,
    'send application/cloudevents+json, application/cloudevents-batch+json, or an event in binary mode with ce- headers',
  );
}

function charsetFits(charset: string | null): { readonly ok: false; readonly error: IngestRefusal } | null {
  return charset === null || charset === 'utf-8' || charset === 'utf8' || charset === 'us-ascii'
    ? null
    : refuse(415, 'the body has to be UTF-8');
}

function readStructured({ body, receivedAt }: IngestRequest): IngestReading {
  const json = readJson(body);
  if (!json.ok) {
    return json;
  }
  const event = readEvent(json.value, receivedAt, '');
  return event.ok ? ok([event.value]) : event;
}

function readBatch({ body, receivedAt }: IngestRequest): IngestReading {
  const json = readJson(body);
  if (!json.ok) {
    return json;
  }
  if (!Array.isArray(json.value)) {
    return refuse(400, 'a batch is an array of events');
  }
  if (json.value.length > ingestBounds.batchMost) {
    return refuse(413, `a batch holds at most ${ingestBounds.batchMost} events`);
  }
  const events: ParsedEvent[] = [];
  for (const [index, each] of json.value.entries()) {
    const event = readEvent(each, receivedAt, String(index));
    if (!event.ok) {
      return event;
    }
    events.push(event.value);
  }
  return ok(events);
}

function readBinary(request: IngestRequest): IngestReading {
  const structured = readBinaryMode(request);
  if (!structured.ok) {
    return structured;
  }
  const event = readEvent(structured.value, request.receivedAt, '');
  return event.ok ? ok([event.value]) : event;
}

/** Reads one event in the structured form; `place` is its index in a batch, for the sender's log. */
function readEvent(value: unknown, receivedAt: Date, place: string): Result<ParsedEvent, IngestRefusal> {
  if (!isRecord(value)) {
    return refuse(400, 'an event is a JSON object', [{ field: place || 'body', rule: 'not an object' }]);
  }
  // Null stands for an attribute that is not there (JSON format, section 2.2).
  const present = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
  const attributes = cloudEventAttributesSchema.safeParse(present);
  if (!attributes.success) {
    return refuse(422, 'the event is not a CloudEvent 1.0', problemsOf(attributes.error, place));
  }
  const { id, source, type, subject, time, datacontenttype } = attributes.data;
  const data = readData(present, type, datacontenttype, place);
  if (!data.ok) {
    return data;
  }
  return ok({
    event: {
      source,
      sourceEventId: id,
      kind: type,
      subject: subject ?? null,
      deviceAt: time ?? receivedAt.toISOString(),
      ...data.value,
    },
    rawBody: rawBodyOf(value),
  });
}

/** Reads the data; of a kind that is not ours it may be anything, and is then kept only as it came. */
function readData(
  event: Readonly<Record<string, unknown>>,
  kind: string,
  contentType: string | undefined,
  place: string,
): Result<EventData, IngestRefusal> {
  const field = (name: string) => (place === '' ? name : `${place}.${name}`);
  const { data, data_base64: encoded } = event;
  if (data !== undefined && encoded !== undefined) {
    return refuse(422, 'an event has data or data_base64, not both', [
      { field: field('data_base64'), rule: 'data is there too' },
    ]);
  }
  const isJson = isJsonType(mediaTypeOf(contentType ?? '').type);
  const decoded = encoded === undefined ? data : decodeJson(encoded);
  if (decoded === undefined && encoded === undefined) {
    return ok(noData);
  }
  const read = isJson && decoded !== undefined ? readEventData(decoded) : null;
  if (read?.ok) {
    return ok(read.value);
  }
  if (!isOwnKind(kind)) {
    return ok(noData);
  }
  if (read === null) {
    const name = isJson ? 'data_base64' : 'datacontenttype';
    return refuse(422, `the data of ${kind} has to be JSON`, [{ field: field(name), rule: 'not JSON' }]);
  }
  return refuse(422, `the data of ${kind} is not in its shape`, problemsOf(read.error, field('data')));
}

/** JSON in base64, or nothing where it is none. */
function decodeJson(encoded: unknown): unknown {
  if (typeof encoded !== 'string') {
    return undefined;
  }
  const json = readJson(Buffer.from(encoded, 'base64'));
  return json.ok ? json.value : undefined;
}
