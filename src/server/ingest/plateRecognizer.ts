import type { AttributeValue, EventImage, NormalisedEvent, Plate } from '../../shared/domain/event.ts';
import { ok, type Result } from '../../shared/domain/result.ts';
import { mediaTypeOf } from './cloudEventAttributes.ts';
import { type IngestReading, type IngestRefusal, type IngestRequest, ingestBounds } from './contract.ts';
import { deviceTimeOf } from './deviceTimes.ts';
import { identityOf } from './eventIdentity.ts';
import { readImage } from './images.ts';
import { isRecord, rawBodyOf, readJson } from './jsonBody.ts';
import { fieldsOf, firstText, listOf, numberOf, present, textOf } from './looseValues.ts';
import { type FormPart, readForm } from './multipartBody.ts';
import { regionOf } from './plateRegion.ts';
import { refuse } from './refusals.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Vehicles in one picture. */
const resultsMost = 100;
/** Vehicles that the picture is kept with: what waits for the disk is bounded. */
const picturedMost = 8;

/**
 * Reads what Plate Recognizer posts: Stream's webhook as JSON, or as a form with the JSON in `json` and the picture in `upload`;
 * Snapshot's answer too. Each vehicle of the picture is an event of its own.
 */
export function readPlateRecognizer(request: IngestRequest): IngestReading {
  const message = readMessage(request);
  if (!message.ok) {
    return message;
  }
  const { body, picture } = message.value;
  const data = isRecord(body.data) ? body.data : body;
  if (!Array.isArray(data.results)) {
    return refuse(422, 'there are no results', [{ field: 'data.results', rule: 'required, a list' }]);
  }
  if (data.results.length > resultsMost) {
    return refuse(413, `a message holds at most ${resultsMost} results`);
  }
  const { images, notes } = pictureOf(picture);
  return ok(
    data.results.filter(isRecord).map((result, index) => ({
      event: eventOf({
        hook: fieldsOf(body.hook),
        data,
        result,
        images: index < picturedMost ? images : [],
        notes,
        request,
      }),
      rawBody: rawBodyOf({ ...body, data: { ...data, results: [result] } }),
    })),
  );
}

interface Message {
  readonly body: Fields;
  readonly picture: Buffer | null;
}

function readMessage({ headers, body }: IngestRequest): Result<Message, IngestRefusal> {
  const contentType = typeof headers['content-type'] === 'string' ? headers['content-type'] : '';
  const { type } = mediaTypeOf(contentType);
  if (type === 'multipart/form-data') {
    const form = readForm(contentType, body);
    return form.ok ? readParts(form.value) : refuse(400, form.error);
  }
  if (type === 'application/x-www-form-urlencoded') {
    const text = new URLSearchParams(body.toString('utf8')).get('json');
    return text === null ? noJson() : asObject(Buffer.from(text), null);
  }
  if (type !== 'application/json' && type !== '') {
    return refuse(415, 'send application/json or multipart/form-data');
  }
  return asObject(body, null);
}

function readParts(parts: readonly FormPart[]): Result<Message, IngestRefusal> {
  const json = parts.find(({ name }) => name === 'json');
  const picture = parts.find(({ name }) => name === 'upload') ?? null;
  return json ? asObject(json.content, picture?.content ?? null) : noJson();
}

function noJson(): ReturnType<typeof refuse> {
  return refuse(422, 'the form has no field json', [{ field: 'json', rule: 'required' }]);
}

function asObject(bytes: Buffer, picture: Buffer | null): Result<Message, IngestRefusal> {
  const json = readJson(bytes);
  if (!json.ok) {
    return json;
  }
  return isRecord(json.value)
    ? ok({ body: json.value, picture })
    : refuse(400, 'the message is a JSON object');
}

interface Reading {
  readonly hook: Fields;
  readonly data: Fields;
  readonly result: Fields;
  readonly images: readonly EventImage[];
  readonly notes: readonly string[];
  readonly request: IngestRequest;
}

function eventOf({ hook, data, result, images, notes, request }: Reading): NormalisedEvent {
  const camera = firstText(300, request.device, data.camera_id, hook.id);
  const deviceAt = deviceTimeOf(data.timestamp) ?? deviceTimeOf(data.timestamp_local);
  const plate = plateOf(result);
  const { filename } = data;
  return {
    source: `platerecognizer:${camera ?? 'unknown'}`,
    // A vehicle is told from the others of its picture by where it is.
    sourceEventId: identityOf(deviceAt, request.receivedAt, [
      camera,
      filename,
      plate?.text,
      result.box,
      fieldsOf(result.vehicle).box,
      result.position_sec,
    ]),
    // Readers that look for vehicles report those whose plate they could not read too.
    kind: plate === null ? 'external.vehicle' : 'lpr.plate',
    subject: camera,
    deviceAt: deviceAt ?? request.receivedAt.toISOString(),
    phase: 'pulse',
    message: null,
    plate: plate && { ...plate, ...present('image', images[0]?.name ?? null) },
    cardholder: null,
    attributes: {
      ...attributesOf(data, result),
      ...(notes.length > 0 && { imagesDropped: notes.join('; ') }),
    },
    images,
  };
}

/** Newer versions write the plate as an object of guesses, older ones as a text with the score beside it. */
function plateOf(result: Fields): Plate | null {
  const guessed = fieldsOf(result.plate);
  const properties = fieldsOf(guessed.props);
  const [likeliest] = listOf(properties.plate);
  const text = firstText(32, result.plate, fieldsOf(likeliest).value);
  if (text === null) {
    return null;
  }
  const [region] = listOf(properties.region);
  const vehicle = fieldsOf(result.vehicle);
  const model = fieldsOf(listOf(vehicleProperty(result, 'model_make', 'make_model'))[0]);
  return {
    text,
    ...regionOf(firstText(50, fieldsOf(result.region).code, fieldsOf(region).value), null),
    ...present('vendor', textOf(model.make, 100)),
    ...present('class', textOf(vehicle.type, 100)),
    ...confidenceOf(numberOf(result.score) ?? numberOf(fieldsOf(likeliest).score) ?? numberOf(guessed.score)),
  };
}

/** Scores go from 0 to 1. */
function confidenceOf(score: number | null): Pick<Plate, 'confidence'> {
  if (score === null) {
    return {};
  }
  const percent = score <= 1 ? Math.round(score * 1000) / 10 : score;
  return { confidence: Math.min(100, Math.max(0, percent)) };
}

function attributesOf(data: Fields, result: Fields): Readonly<Record<string, AttributeValue>> {
  const model = fieldsOf(listOf(vehicleProperty(result, 'model_make', 'make_model'))[0]);
  const color = fieldsOf(listOf(vehicleProperty(result, 'color', 'color'))[0]);
  const orientation = fieldsOf(listOf(vehicleProperty(result, 'orientation', 'orientation'))[0]);
  return {
    ...present('vehicleColor', firstText(100, color.color, color.value)),
    ...present('vehicleModel', firstText(100, model.model)),
    ...present('vehicleClass', textOf(fieldsOf(result.vehicle).type, 100)),
    ...present('orientation', firstText(100, orientation.orientation, orientation.value)),
    ...present('travelDirection', numberOf(result.direction)),
    ...present('speed', numberOf(result.speed)),
    ...present('fileName', textOf(data.filename, 300)),
  };
}

function vehicleProperty(result: Fields, older: string, newer: string): unknown {
  return result[older] ?? fieldsOf(fieldsOf(result.vehicle).props)[newer];
}

/** The picture is a help, not the message: one that is broken is left out with a note. */
function pictureOf(picture: Buffer | null): {
  readonly images: readonly EventImage[];
  readonly notes: readonly string[];
} {
  if (picture === null || picture.length === 0) {
    return { images: [], notes: [] };
  }
  if (picture.length > ingestBounds.imageBytesMost) {
    return { images: [], notes: ['upload: too large'] };
  }
  const image = readImage(picture.toString('base64'));
  return 'fault' in image
    ? { images: [], notes: [`upload: ${image.fault}`] }
    : { images: [{ name: 'vehicle', ...image }], notes: [] };
}
