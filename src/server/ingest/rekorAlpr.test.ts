import { describe, expect, test } from 'vitest';
import { fixture, payload, receivedAt, request } from '../../../tests/helpers/ingestSamples.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import { type IngestRefusal, ingestBounds } from './contract.ts';
import { readRekorAlpr } from './rekorAlpr.ts';

const group = fixture('rekor/alprGroup.json');
const alert = fixture('rekor/alprAlert.json');

function read(body: unknown): readonly NormalisedEvent[] {
  const reading = readRekorAlpr(request(body, 'application/json'));
  return reading.ok
    ? reading.value.map(({ event }) => event)
    : expect.unreachable(JSON.stringify(reading.error));
}

function refusal(body: unknown, contentType = 'application/json'): IngestRefusal {
  const reading = readRekorAlpr(request(body, contentType));
  return reading.ok ? expect.unreachable('it was accepted') : reading.error;
}

describe('groups', () => {
  test('R-D18 R-F06 a vehicle that was read is an event with its plate, its looks and its pictures', () => {
    expect(read(group)).toEqual([
      {
        source: 'rekor:AGENTEINVENTADO0001',
        sourceEventId: 'AGENTEINVENTADO0001-1204-1772438399000',
        kind: 'lpr.plate',
        subject: '1204',
        deviceAt: '2026-03-02T08:00:00.250Z',
        phase: 'pulse',
        message: null,
        plate: {
          text: '4821KLM',
          countryId: 'es',
          country: 'eu',
          province: 'mc',
          vendor: 'seat',
          class: 'hatchback',
          confidence: 97.25,
          image: 'plate',
        },
        cardholder: null,
        attributes: {
          vehicleColor: 'blue',
          vehicleModel: 'seat_leon',
          vehicleYear: '2015-2019',
          site: 'Terminal inventada',
          cameraName: 'Entrada norte',
          travelDirection: 271.5,
          latitude: 37.5987,
          longitude: -0.9821,
          parked: false,
          imagesDropped: 'overview: not base64',
        },
        images: [
          { name: 'plate', contentType: 'image/jpeg', base64: '/9j/4AAQSkZJRg==' },
          { name: 'vehicle', contentType: 'image/jpeg', base64: '/9j/4AAQSkZJRg==' },
        ],
      },
    ]);
  });

  test('a version that says little more than the plate is understood', () => {
    const [event] = read({
      data_type: 'alpr_group',
      company_id: 7,
      uuids: ['u-1'],
      best_plate: { plate: ' 4821KLM ' },
    });
    expect(event).toMatchObject({
      source: 'rekor:7',
      sourceEventId: 'u-1',
      subject: null,
      deviceAt: receivedAt.toISOString(),
      plate: { text: '4821KLM' },
      attributes: {},
      images: [],
    });
    expect(Object.keys(event?.plate ?? {})).toEqual(['text']);
  });

  test('numbers may be texts, and a clock that is none is replaced by the server’s', () => {
    const texts = {
      ...group,
      camera_id: '1204',
      best_confidence: '101',
      epoch_end: '0',
      epoch_start: 'x',
      gps_latitude: 'n/a',
    };
    const [event] = read(texts);
    expect(event).toMatchObject({
      subject: '1204',
      deviceAt: receivedAt.toISOString(),
      plate: { confidence: 100 },
    });
    expect(event?.attributes).not.toHaveProperty('latitude');
  });

  test('what is kept of the body is bounded and holds no picture', () => {
    const overview = `/9j/${'A'.repeat(400_000)}`;
    const reading = readRekorAlpr(
      request(
        { ...group, overview_jpeg: overview, vehicle_signature: 'x'.repeat(5_000) },
        'application/json',
      ),
    );
    const rawBody = reading.ok ? (reading.value[0]?.rawBody ?? '') : '';
    expect(rawBody).toContain('(400004 characters)');
    expect(rawBody.length).toBeLessThan(ingestBounds.rawBodyMost);
    expect(JSON.parse(rawBody)).toMatchObject({ data_type: 'alpr_group' });
  });
});

describe('alerts', () => {
  test('R-D18 a plate on a hot list is an event of its own, with the list by name and by kind', () => {
    expect(read(alert)).toMatchObject([
      {
        source: 'rekor:AGENTEINVENTADO0001',
        sourceEventId: 'AGENTEINVENTADO0001-1204-1772438399000:alert:31',
        subject: '1204',
        deviceAt: '2026-03-02T08:00:01.000Z',
        message: 'Denunciado el lunes',
        plate: {
          text: '4821KLM',
          list: 'Robados 2026',
          listType: 'Blacklist',
          vendor: 'seat',
          confidence: 97.25,
        },
        attributes: { site: 'Terminal inventada', cameraName: 'Entrada norte' },
        images: [],
      },
    ]);
  });

  test('R-B04 the same vehicle on two lists is two events, and neither is the group', () => {
    const ids = [
      alert,
      { ...alert, alert_list_id: 32 },
      { ...alert, alert_list: null, alert_list_id: null },
      group,
    ].map((body) => read(body)[0]?.sourceEventId);
    expect(new Set(ids).size).toBe(4);
  });

  test('without its group it still says which plate, where and on which list', () => {
    const { group: _group, alert_list: _list, camera_number: _number, ...bare } = alert;
    expect(read({ ...bare, uuid: 'u-9' })).toMatchObject([
      {
        sourceEventId: 'u-9:alert:31',
        subject: 'Entrada norte',
        plate: { text: '4821KLM', list: 'Blacklist' },
      },
    ]);
  });
});

describe('what is no plate', () => {
  test('a heartbeat is fine and no event', () => {
    expect(read({ data_type: 'heartbeat', agent_uid: 'x' })).toEqual([]);
  });

  test.each([
    { what: 'another data_type', body: { data_type: 'vehicle' }, status: 422, field: 'data_type' },
    { what: 'no data_type', body: {}, status: 422, field: 'data_type' },
    {
      what: 'no plate',
      body: { data_type: 'alpr_group', best_uuid: 'u' },
      status: 422,
      field: 'best_plate_number',
    },
    {
      what: 'a group without identity',
      body: { data_type: 'alpr_group', best_plate_number: 'X' },
      status: 422,
      field: 'best_uuid',
    },
    {
      what: 'an alert without identity',
      body: { data_type: 'alpr_alert', plate_number: 'X' },
      status: 422,
      field: 'group.best_uuid',
    },
    { what: 'an array', body: [], status: 400, field: undefined },
    { what: 'no JSON', body: '{', status: 400, field: undefined },
    { what: 'no UTF-8', body: Buffer.from([0xff, 0xfe, 0x00]), status: 400, field: undefined },
    { what: 'too much', body: Buffer.alloc(ingestBounds.bodyMost + 1, 0x20), status: 413, field: undefined },
  ])('$what is refused with $status', ({ body, status, field }) => {
    const { status: actual, problems, reason } = refusal(body);
    expect(actual).toBe(status);
    expect(problems[0]?.field).toBe(field);
    expect(reason).not.toBe('');
  });

  test('a form is refused as another type', () => {
    expect(refusal('a=b', 'application/x-www-form-urlencoded').status).toBe(415);
  });
});

test('a real group, where the machine has one, is understood', () => {
  const body = payload('lpr/rekor-openalpr/alpr_group.json');
  const events = body ? read(body) : [];
  expect(events.map(({ kind, images }) => [kind, images.length])).toEqual(body ? [['lpr.plate', 3]] : []);
});

test('R-B02 a single frame is recorded plate by plate and raises nothing: its group is still to come', () => {
  const frame = {
    data_type: 'alpr_results',
    uuid: 'AGENTEINVENTADO0001-frame-1',
    camera_id: 1204,
    epoch_time: 1772438400250,
    results: [
      { plate: '4821KLM', confidence: 91.5, region: 'es' },
      { plate: '7710PVD', confidence: 88 },
    ],
  };
  expect(read(frame)).toMatchObject([
    {
      phase: 'update',
      sourceEventId: 'AGENTEINVENTADO0001-frame-1:0',
      plate: { text: '4821KLM', confidence: 91.5 },
    },
    { phase: 'update', sourceEventId: 'AGENTEINVENTADO0001-frame-1:1', plate: { text: '7710PVD' } },
  ]);
  expect(read({ ...frame, results: [] })).toEqual([]);
  expect(refusal({ ...frame, results: 'none' }).status).toBe(422);
});
