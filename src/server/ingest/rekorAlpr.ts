import type { AttributeValue, EventImage, NormalisedEvent, Plate } from '../../shared/domain/event.ts';
import { ok } from '../../shared/domain/result.ts';
import { mediaTypeOf } from './cloudEventAttributes.ts';
import { type IngestReading, type IngestRequest, ingestBounds, type ParsedEvent } from './contract.ts';
import { deviceTimeOf } from './deviceTimes.ts';
import { readImage } from './images.ts';
import { isRecord, rawBodyOf, readJson } from './jsonBody.ts';
import { fieldsOf, firstText, numberOf, present, textOf } from './looseValues.ts';
import { regionOf } from './plateRegion.ts';
import { refuse } from './refusals.ts';
import { vehicleOf } from './rekorVehicle.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Plates in one frame. */
const platesMost = 50;

/**
 * Reads what Rekor Scout and OpenALPR agents post: `alpr_group` (a vehicle was read), `alpr_alert` (its plate stands on a hot
 * list), `alpr_results` (one frame of it) and `heartbeat` (nothing happened). Versions differ, so everything but the plate and an identity may be missing, and
 * numbers may be texts.
 */
export function readRekorAlpr(request: IngestRequest): IngestReading {
  const contentType = request.headers['content-type'];
  const { type } = mediaTypeOf(typeof contentType === 'string' ? contentType : '');
  if (type !== 'application/json' && type !== '') {
    return refuse(415, 'send application/json');
  }
  const json = readJson(request.body);
  if (!json.ok) {
    return json;
  }
  const body = json.value;
  if (!isRecord(body)) {
    return refuse(400, 'the body is a JSON object');
  }
  const kind = textOf(body.data_type, 64);
  switch (kind) {
    case 'alpr_group':
      return readGroup(body, request.receivedAt);
    case 'alpr_alert':
      return readAlert(body, request.receivedAt);
    case 'alpr_results':
      return readFrame(body, request.receivedAt);
    case 'heartbeat':
      return ok([]);
    case null:
      return refuse(422, 'data_type is missing', [{ field: 'data_type', rule: 'required' }]);
    default:
      return refuse(422, 'only alpr_group, alpr_alert, alpr_results and heartbeat are understood', [
        { field: 'data_type', rule: 'alpr_group, alpr_alert, alpr_results or heartbeat', value: kind },
      ]);
  }
}

function readGroup(group: Fields, receivedAt: Date): IngestReading {
  const id = identityOf(group);
  if (id === null) {
    return refuse(422, 'the group has no identity', [{ field: 'best_uuid', rule: 'required' }]);
  }
  return readPlate({ id, alert: {}, group, receivedAt, body: group });
}

/** A frame is the course of a vehicle whose group is still to come: it is recorded, and raises nothing of its own. */
function readFrame(frame: Fields, receivedAt: Date): IngestReading {
  const frameId = identityOf(frame);
  const results = frame.results;
  if (frameId === null || !Array.isArray(results)) {
    return refuse(422, 'the frame has no identity or no results', [
      { field: frameId === null ? 'uuid' : 'results', rule: 'required' },
    ]);
  }
  const events: ParsedEvent[] = [];
  for (const [index, result] of results.slice(0, platesMost).map(fieldsOf).entries()) {
    const { plate: best_plate_number, confidence: best_confidence, region: best_region, vehicle } = result;
    const group = { ...frame, best_plate_number, best_confidence, best_region, vehicle };
    const reading = readPlate({
      id: `${frameId}:${index}`,
      alert: {},
      group,
      receivedAt,
      body: { ...frame, results: [result] },
    });
    if (!reading.ok) {
      return reading;
    }
    events.push(
      ...reading.value.map(({ event, rawBody }) => ({
        event: { ...event, phase: 'update' as const },
        rawBody,
      })),
    );
  }
  return ok(events);
}

/** An alert is an event of its own: the same vehicle may have come as a group before it. */
function readAlert(alert: Fields, receivedAt: Date): IngestReading {
  const group = fieldsOf(alert.group);
  const read = identityOf(group) ?? identityOf(alert);
  if (read === null) {
    return refuse(422, 'the alert has no identity', [{ field: 'group.best_uuid', rule: 'required' }]);
  }
  // One vehicle may stand on several lists and is then one alert of each.
  const list = firstText(100, alert.alert_list_id, alert.alert_list);
  const id = list === null ? `${read}:alert` : `${read}:alert:${list}`;
  return readPlate({ id, alert, group, receivedAt, body: alert });
}

interface Reading {
  readonly id: string;
  /** The fields that only an alert has; none for a group. */
  readonly alert: Fields;
  readonly group: Fields;
  readonly receivedAt: Date;
  readonly body: Fields;
}

function readPlate({ id, alert, group, receivedAt, body }: Reading): IngestReading {
  const bestPlate = fieldsOf(group.best_plate);
  const text = firstText(32, alert.plate_number, group.best_plate_number, bestPlate.plate);
  if (text === null) {
    return refuse(422, 'there is no plate', [{ field: 'best_plate_number', rule: 'required' }]);
  }
  const agent = firstText(200, alert.agent_uid, group.agent_uid, alert.company_id, group.company_id);
  const { images, notes } = imagesOf(group, bestPlate);
  const vehicle = vehicleOf(group.vehicle);
  const plate: Plate = {
    text,
    ...regionOf(firstText(50, group.best_region, bestPlate.region), textOf(group.country, 100)),
    ...(vehicle.make !== null && { vendor: vehicle.make }),
    ...(vehicle.bodyType !== null && { class: vehicle.bodyType }),
    ...present('list', textOf(alert.alert_list, 100) ?? textOf(alert.list_type, 100)),
    ...present('listType', textOf(alert.list_type, 100)),
    ...confidenceOf(numberOf(group.best_confidence) ?? numberOf(bestPlate.confidence)),
    ...present('image', images.find(({ name }) => name === 'plate')?.name ?? null),
  };
  const event: NormalisedEvent = {
    source: `rekor:${agent ?? 'unknown'}`,
    sourceEventId: id,
    kind: 'lpr.plate',
    subject: subjectOf(alert, group),
    deviceAt: readDeviceTime(alert, group, receivedAt),
    phase: 'pulse',
    message: textOf(alert.description, 2000),
    plate,
    cardholder: null,
    attributes: {
      ...vehicle.attributes,
      ...attributesOf(alert, group),
      ...(notes.length > 0 && { imagesDropped: notes.join('; ') }),
    },
    images,
  };
  return ok([{ event, rawBody: rawBodyOf(body) }]);
}

function identityOf(fields: Fields): string | null {
  const all = fields.uuids;
  return firstText(200, fields.best_uuid, fields.uuid, Array.isArray(all) ? all[0] : null);
}

/** The camera by its number, which stays when it is renamed; by its name where it has no number. */
function subjectOf(alert: Fields, group: Fields): string | null {
  const labels = fieldsOf(group.web_server_config);
  return firstText(
    300,
    group.camera_id,
    alert.camera_number,
    alert.camera_id,
    alert.camera_name,
    labels.camera_label,
  );
}

function readDeviceTime(alert: Fields, group: Fields, receivedAt: Date): string {
  for (const value of [group.epoch_end, group.epoch_start, alert.epoch_time, group.epoch_time]) {
    const at = deviceTimeOf(value);
    if (at !== null) {
      return at;
    }
  }
  return receivedAt.toISOString();
}

function confidenceOf(confidence: number | null): Pick<Plate, 'confidence'> {
  return confidence === null ? {} : { confidence: Math.min(100, Math.max(0, confidence)) };
}

function attributesOf(alert: Fields, group: Fields): Readonly<Record<string, AttributeValue>> {
  const labels = fieldsOf(group.web_server_config);
  return {
    ...present('site', firstText(200, alert.site_name, labels.agent_label)),
    ...present('cameraName', firstText(200, alert.camera_name, labels.camera_label)),
    ...present('travelDirection', numberOf(group.travel_direction)),
    ...present('latitude', numberOf(group.gps_latitude)),
    ...present('longitude', numberOf(group.gps_longitude)),
    ...(typeof group.is_parked === 'boolean' && { parked: group.is_parked }),
  };
}

/** Pictures are a help, not the message: one that is broken is left out with a note, and the plate is raised all the same. */
function imagesOf(
  group: Fields,
  bestPlate: Fields,
): { readonly images: readonly EventImage[]; readonly notes: readonly string[] } {
  const images: EventImage[] = [];
  const notes: string[] = [];
  const pictures: readonly (readonly [string, unknown])[] = [
    ['plate', bestPlate.plate_crop_jpeg ?? group.plate_crop_jpeg],
    ['vehicle', group.vehicle_crop_jpeg],
    ['overview', group.overview_jpeg],
  ];
  for (const [name, base64] of pictures) {
    if (typeof base64 === 'string' && base64 !== '') {
      const image = readImage(base64);
      if ('fault' in image) {
        notes.push(`${name}: ${image.fault}`);
      } else {
        images.push({ name, ...image });
      }
    }
  }
  return { images: images.slice(0, ingestBounds.imagesMost), notes };
}
