import { ok } from '../../shared/domain/result.ts';
import { mediaTypeOf } from './cloudEventAttributes.ts';
import { type IngestReading, type IngestRequest, ingestBounds, type ParsedEvent } from './contract.ts';
import { isRecord, rawBodyOf, readJson } from './jsonBody.ts';
import { fieldsOf, firstText, listOf } from './looseValues.ts';
import { type OnvifNotification, onvifEvent } from './onvifEvent.ts';
import { refuse } from './refusals.ts';
import { readXml } from './xmlDocument.ts';

type Fields = Readonly<Record<string, unknown>>;

const xmlTypes = /^(application\/(soap\+)?xml|text\/xml|application\/[\w.-]+\+xml)$/;
/** Documents that hold notifications, and may hold none: then nothing happened. */
const envelopes = /^(Notify|MetadataStream|PullMessagesResponse|Event)$/;
/** Notifications lie no deeper than this in any document. */
const searchDepthMost = 12;

/**
 * Reads notifications of ONVIF devices: `wsnt:Notify` in its SOAP envelope, the answer to PullMessages, a metadata stream's
 * `tt:Event`, a bare `wsnt:NotificationMessage`; and the JSON of two common bridges, zeep's (Home Assistant) and Axis' MQTT.
 */
export function readOnvif(request: IngestRequest): IngestReading {
  const contentType = request.headers['content-type'];
  const { type, charset } = mediaTypeOf(typeof contentType === 'string' ? contentType : '');
  if (xmlTypes.test(type)) {
    return readXmlNotifications(request, charset);
  }
  if (type === 'application/json') {
    return readJsonNotifications(request);
  }
  if (type === '' || type === 'text/plain' || type === 'application/octet-stream') {
    // Small devices and bridges do not say what they send; it shows in the first character.
    const start = request.body
      .subarray(0, 64)
      .toString('latin1')
      .replace('\u00EF\u00BB\u00BF', '')
      .trimStart();
    return start.startsWith('<') ? readXmlNotifications(request, charset) : readJsonNotifications(request);
  }
  return refuse(415, 'send application/soap+xml, text/xml or application/json');
}

function readXmlNotifications(request: IngestRequest, charset: string | null): IngestReading {
  const document = readXml(request.body, charset);
  if (!document.ok) {
    return document;
  }
  const { root, text } = document.value;
  const found: Fields[] = [];
  const isEnvelope = collect(root, found, 0);
  if (found.length === 0) {
    return isEnvelope
      ? ok([])
      : refuse(422, 'there is no notification in it', [{ field: 'NotificationMessage', rule: 'required' }]);
  }
  const raw = found.length === 1 && text.length <= ingestBounds.rawBodyMost ? text : null;
  return readAll(
    found.map((each) => ({ notification: ofXml(each), raw: raw ?? rawBodyOf(each) })),
    request,
  );
}

/** Gathers notifications wherever they lie; answers whether the document is one that holds notifications. */
function collect(element: Fields, found: Fields[], depth: number): boolean {
  let isEnvelope = false;
  for (const [name, content] of Object.entries(element)) {
    isEnvelope ||= envelopes.test(name);
    for (const each of name === 'NotificationMessage' ? listOf(content) : []) {
      found.push(fieldsOf(each));
    }
    if (name !== 'NotificationMessage' && depth < searchDepthMost) {
      for (const each of listOf(content).filter(isRecord)) {
        isEnvelope = collect(each, found, depth + 1) || isEnvelope;
      }
    }
  }
  return isEnvelope;
}

function readJsonNotifications(request: IngestRequest): IngestReading {
  const json = readJson(request.body);
  if (!json.ok) {
    return json;
  }
  const { value } = json;
  const messages = isRecord(value) && 'NotificationMessage' in value ? value.NotificationMessage : value;
  const list = listOf(messages);
  if (!list.every(isRecord)) {
    return refuse(400, 'a notification is a JSON object');
  }
  return readAll(
    list.map((each) => ({
      notification: 'topic' in each ? ofAxisJson(each) : ofZeepJson(each),
      raw: rawBodyOf(each),
    })),
    request,
  );
}

function readAll(
  messages: readonly { readonly notification: OnvifNotification; readonly raw: string }[],
  request: IngestRequest,
): IngestReading {
  if (messages.length > ingestBounds.batchMost) {
    return refuse(413, `a message holds at most ${ingestBounds.batchMost} notifications`);
  }
  const events: ParsedEvent[] = [];
  for (const { notification, raw } of messages) {
    if (notification.topic === null) {
      return refuse(422, 'a notification does not name its topic', [{ field: 'Topic', rule: 'required' }]);
    }
    const { topic } = notification;
    events.push({ event: onvifEvent({ ...notification, topic }, request), rawBody: raw });
  }
  return ok(events);
}

function ofXml(element: Fields): OnvifNotification {
  const message = fieldsOf(fieldsOf(element.Message).Message ?? element.Message);
  return {
    topic: firstText(300, fieldsOf(element.Topic)['#text'], element.Topic),
    producer: firstText(300, fieldsOf(element.ProducerReference).Address),
    time: message['@UtcTime'],
    operation: firstText(40, message['@PropertyOperation']),
    source: [...xmlItems(message.Source), ...xmlItems(message.Key)],
    data: xmlItems(message.Data),
  };
}

function xmlItems(element: unknown): OnvifNotification['data'] {
  return listOf(element)
    .flatMap((each) => listOf(fieldsOf(each).SimpleItem))
    .map(fieldsOf)
    .flatMap((item) => itemOf(item['@Name'], item['@Value']));
}

/** What the Python library zeep makes of the XML; Home Assistant logs and forwards it so. */
function ofZeepJson(message: Fields): OnvifNotification {
  const wrapped = fieldsOf(message.Message);
  const inner = fieldsOf(wrapped._value_1 ?? message.Message);
  const address = fieldsOf(message.ProducerReference).Address;
  return {
    topic: firstText(300, fieldsOf(message.Topic)._value_1, message.Topic),
    producer: firstText(300, fieldsOf(address)._value_1, address),
    time: inner.UtcTime,
    operation: firstText(40, inner.PropertyOperation),
    source: [...zeepItems(inner.Source), ...zeepItems(inner.Key)],
    data: zeepItems(inner.Data),
  };
}

function zeepItems(element: unknown): OnvifNotification['data'] {
  return listOf(fieldsOf(element).SimpleItem)
    .map(fieldsOf)
    .flatMap((item) => itemOf(item.Name, item.Value));
}

/** What Axis cameras publish over MQTT. */
function ofAxisJson(message: Fields): OnvifNotification {
  const inner = fieldsOf(message.message);
  const items = (value: unknown): OnvifNotification['data'] =>
    Object.entries(fieldsOf(value)).flatMap(([name, each]) => itemOf(name, each));
  return {
    topic: firstText(300, message.topic),
    producer: firstText(300, message.serial),
    time: message.timestamp,
    operation: null,
    source: [...items(inner.source), ...items(inner.key)],
    data: items(inner.data),
  };
}

function itemOf(name: unknown, value: unknown): OnvifNotification['data'] {
  const word = firstText(100, name);
  const text = typeof value === 'boolean' ? String(value) : (firstText(500, value) ?? '');
  return word === null ? [] : [{ name: word, value: text }];
}
