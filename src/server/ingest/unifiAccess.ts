import type { AttributeValue, Cardholder, NormalisedEvent } from '../../shared/domain/event.ts';
import { ok } from '../../shared/domain/result.ts';
import { mediaTypeOf } from './cloudEventAttributes.ts';
import { type IngestReading, type IngestRequest, ingestBounds, type ParsedEvent } from './contract.ts';
import { deviceTimeOf } from './deviceTimes.ts';
import { identityOf } from './eventIdentity.ts';
import { isRecord, rawBodyOf, readJson } from './jsonBody.ts';
import { fieldsOf, firstText, listOf, present, textOf } from './looseValues.ts';
import { refuse } from './refusals.ts';
import { type UnifiWords, unifiMeaning } from './unifiMeaning.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what UniFi Access tells: the notifications of its webhooks and of its notification socket, one or a list of them, and
 * the log entries (`hits`) of its system log. Versions differ much, so only the name of the event has to be there.
 */
export function readUnifiAccess(request: IngestRequest): IngestReading {
  const contentType = request.headers['content-type'];
  const { type } = mediaTypeOf(typeof contentType === 'string' ? contentType : '');
  if (type !== 'application/json' && type !== '') {
    return refuse(415, 'send application/json');
  }
  const json = readJson(request.body);
  if (!json.ok) {
    return json;
  }
  const messages = messagesOf(json.value);
  if (messages.length > ingestBounds.batchMost) {
    return refuse(413, `a message holds at most ${ingestBounds.batchMost} events`);
  }
  const events: ParsedEvent[] = [];
  for (const message of messages) {
    if (!isRecord(message)) {
      return refuse(400, 'a notification is a JSON object');
    }
    if ('code' in message && 'msg' in message && !('event' in message)) {
      return refuse(422, 'this is an answer of the API, not a notification', [
        { field: 'event', rule: 'required' },
      ]);
    }
    if (textOf(message.event, 200) === null) {
      return refuse(422, 'the notification does not name its event', [{ field: 'event', rule: 'required' }]);
    }
    events.push({ event: eventOf(message, request), rawBody: rawBodyOf(message) });
  }
  return ok(events);
}

/** Log entries that were fetched are told as the notifications by which they would have come. */
function messagesOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) {
    return body;
  }
  const { hits } = fieldsOf(fieldsOf(body).data);
  return Array.isArray(hits) ? hits.map((data: unknown) => ({ event: 'access.logs.add', data })) : [body];
}

function eventOf(message: Fields, request: IngestRequest): NormalisedEvent {
  const parts = partsOf(message);
  const { name, data, log, object, door, device, actor } = parts;
  const words = wordsOf(parts);
  const { kind, phase } = unifiMeaning(words);
  const deviceAt = deviceTimeOfMessage(parts, request);
  const cardholder = cardholderOf(parts);
  const subject = firstText(
    300,
    request.device,
    door.id,
    door.unique_id,
    data.location_id,
    device.location_id,
    device.id,
    data.id,
    data.unique_id,
    message.event_object_id,
  );
  const id = firstText(200, data._id, log._id, fieldsOf(log.event).log_key, data.log_key, data.activities_id);
  return {
    source: 'unifi-access',
    sourceEventId: identityOf(id ?? deviceAt, request.receivedAt, [
      name,
      id === null ? subject : null,
      id === null ? [cardholder, words, object, data.state, log.target] : null,
    ]),
    kind,
    subject,
    deviceAt: deviceAt ?? request.receivedAt.toISOString(),
    phase,
    message: words.message,
    plate: null,
    cardholder,
    attributes: {
      event: name,
      ...present('result', words.result),
      ...present('door', firstText(200, door.display_name, door.full_name, door.name)),
      ...present('device', firstText(200, device.alias, device.display_name, device.name)),
      ...present('deviceId', firstText(200, device.id)),
      ...present('actorType', firstText(100, actor.type)),
      ...present('method', methodOf(parts)),
      ...stateOf(fieldsOf(data.state)),
    },
    images: [],
  };
}

/** Where the shapes of the different versions keep the same things. */
interface Parts {
  readonly name: string;
  readonly data: Fields;
  /** The entry of the system log, where it is one. */
  readonly log: Fields;
  readonly object: Fields;
  readonly door: Fields;
  readonly device: Fields;
  readonly actor: Fields;
}

function partsOf(message: Fields): Parts {
  const data = fieldsOf(message.data);
  const log = fieldsOf(data._source);
  const metadata = fieldsOf(data.metadata);
  const targets = [...listOf(log.target), ...listOf(metadata.door), ...listOf(metadata.device)].map(fieldsOf);
  const isDoor = ({ type }: Fields): boolean => type === 'door' || type === 'location';
  const isLocation = 'location_type' in data;
  return {
    name: textOf(message.event, 200) ?? '',
    data,
    log,
    object: fieldsOf(data.object),
    door: first(
      fieldsOf(data.location),
      isLocation ? data : {},
      fieldsOf(listOf(metadata.door)[0]),
      fieldsOf(targets.find(isDoor)),
    ),
    device: first(fieldsOf(data.device), fieldsOf(targets.find((target) => !isDoor(target)))),
    actor: first(fieldsOf(data.actor), fieldsOf(log.actor), fieldsOf(metadata.actor)),
  };
}

function first(...found: readonly Fields[]): Fields {
  return found.find((fields) => Object.keys(fields).length > 0) ?? {};
}

function wordsOf({ name, data, log, object }: Parts): UnifiWords {
  const logged = fieldsOf(log.event);
  return {
    name,
    type: firstText(200, logged.type, data.event_type, object.event_type),
    result: firstText(200, logged.result, data.result, object.result),
    status: firstText(200, object.status, data.status, object.state),
    message: firstText(2000, logged.display_message, data.message, data.display_message, object.result),
    reason: firstText(500, logged.reason, data.reason, object.reason),
  };
}

/** Webhooks carry no time of their own; their signature does: `t=1695902233,v1=…`. */
function deviceTimeOfMessage({ data, log, object }: Parts, { headers }: IngestRequest): string | null {
  const signed = /(?:^|,)\s*t=(\d{9,13})/.exec(String(headers.signature ?? ''))?.[1];
  const candidates = [
    fieldsOf(log.event).published,
    log['@timestamp'],
    data['@timestamp'],
    data.published,
    data.timestamp,
    data.created_at,
    object.timestamp,
    signed,
  ];
  for (const candidate of candidates) {
    const at = deviceTimeOf(candidate);
    if (at !== null) {
      return at;
    }
  }
  return null;
}

function cardholderOf({ actor, object, log }: Parts): Cardholder | null {
  const name = firstText(200, actor.display_name, actor.name, actor.full_name);
  const id = firstText(200, actor.id);
  const method = firstText(100, object.authentication_type, fieldsOf(log.authentication).credential_provider);
  // A PIN is a secret and no card.
  const card = method !== null && /nfc|card/i.test(method) ? textOf(object.authentication_value, 200) : null;
  return name === null && id === null
    ? null
    : { ...present('id', id), ...present('name', name), ...present('card', card) };
}

function methodOf({ data, object, log }: Parts): string | null {
  return firstText(
    100,
    object.authentication_type,
    fieldsOf(log.authentication).credential_provider,
    data.opened_method,
    fieldsOf(fieldsOf(data.metadata).authentication).display_name,
  );
}

function stateOf(state: Fields): Readonly<Record<string, AttributeValue>> {
  const emergency = fieldsOf(state.emergency);
  return {
    ...present('lock', textOf(state.lock, 100)),
    ...present('position', textOf(state.dps, 100)),
    ...present('emergency', firstText(100, emergency.software, emergency.hardware)),
  };
}
