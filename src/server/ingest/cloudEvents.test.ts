import { describe, expect, test } from 'vitest';
import { fixture, payload, receivedAt, request } from '../../../tests/helpers/ingestSamples.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import { readCloudEvents } from './cloudEvents.ts';
import { type IngestRefusal, type IngestRequest, ingestBounds } from './contract.ts';

const structured = 'application/cloudevents+json';
const batch = 'application/cloudevents-batch+json';
const door = fixture('cloudevents/doorForced.json');

function accepted(input: IngestRequest): readonly NormalisedEvent[] {
  const reading = readCloudEvents(input);
  return reading.ok
    ? reading.value.map(({ event }) => event)
    : expect.unreachable(JSON.stringify(reading.error));
}

function refused(input: IngestRequest): IngestRefusal {
  const reading = readCloudEvents(input);
  return reading.ok ? expect.unreachable('it was accepted') : reading.error;
}

const doorEvent: NormalisedEvent = {
  source: '/acceso/inventado',
  sourceEventId: 'evt-7001',
  kind: 'door.forced',
  subject: 'puerta-4',
  deviceAt: '2026-03-02T08:00:00.000Z',
  phase: 'start',
  message: 'Puerta forzada',
  plate: null,
  cardholder: { id: '77', name: 'Persona Inventada' },
  attributes: { zona: 'Muelle', intentos: 2, previo: false, nota: null },
  images: [{ name: 'puerta', contentType: 'image/jpeg', base64: '/9j/4AAQSkZJRg==' }],
};

describe('the structured form', () => {
  test.each([
    structured,
    `${structured}; charset=UTF-8`,
    'application/json',
    'Application/JSON; charset="utf-8"',
  ])('R-B01 R-B03 an event as %s is brought to the one shape, its time to UTC', (contentType) => {
    expect(accepted(request(door, contentType))).toEqual([doorEvent]);
  });

  test('what is not said is null or empty, and the server’s time stands in for the device’s', () => {
    const { data: _data, time: _time, subject: _subject, ...bare } = door;
    expect(accepted(request(bare, structured))).toEqual([
      {
        ...doorEvent,
        subject: null,
        deviceAt: receivedAt.toISOString(),
        phase: 'pulse',
        message: null,
        cardholder: null,
        attributes: {},
        images: [],
      },
    ]);
  });

  test('data may come in base64', () => {
    const { data, ...bare } = door;
    const encoded = Buffer.from(JSON.stringify(data)).toString('base64');
    expect(accepted(request({ ...bare, data_base64: encoded }, structured))).toEqual([doorEvent]);
  });

  test.each([
    { what: 'a vendor’s own object', data: { appInfo: 1 } },
    { what: 'a number', data: 1.5 },
    { what: 'a text', data: 'solo texto' },
    { what: 'something like ours that is not', data: { message: 7 } },
  ])('R-B02 a kind that nobody knows may bring $what, which is kept as it came', ({ data }) => {
    const reading = readCloudEvents(request({ ...door, type: 'com.example.something', data }, structured));
    const [parsed] = reading.ok ? reading.value : [];
    expect(parsed?.event).toMatchObject({ kind: 'com.example.something', message: null, attributes: {} });
    expect(JSON.parse(parsed?.rawBody ?? '')).toMatchObject({ data });
  });

  test('R-B02 a kind that nobody knows may bring data that is no JSON at all', () => {
    const { data: _data, ...bare } = door;
    const strange = { ...bare, type: 'com.example.something', datacontenttype: 'application/xml' };
    expect(accepted(request({ ...strange, data: '<a/>' }, structured))).toHaveLength(1);
    expect(accepted(request({ ...strange, data_base64: '... no base64 ...' }, structured))).toHaveLength(1);
  });

  test('what is kept of an event that is too long is cut and says so', () => {
    const extensions = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`x${index}`, 'y'.repeat(4_000)]),
    );
    const reading = readCloudEvents(request({ ...door, ...extensions }, structured));
    const rawBody = reading.ok ? (reading.value[0]?.rawBody ?? '') : '';
    expect(rawBody.length).toBeLessThanOrEqual(ingestBounds.rawBodyMost);
    expect(JSON.parse(rawBody)).toHaveProperty('cut');
  });
});

describe('what is refused in the structured form', () => {
  const data = (changed: object) => ({ data: { ...(door.data as object), ...changed } });

  test.each([
    { what: 'no specversion', changed: { specversion: undefined }, field: 'specversion' },
    { what: 'an old specversion', changed: { specversion: '0.3' }, field: 'specversion' },
    { what: 'an empty id', changed: { id: '' }, field: 'id' },
    { what: 'an id that is null', changed: { id: null }, field: 'id' },
    { what: 'a source that is a number', changed: { source: 7 }, field: 'source' },
    { what: 'no type', changed: { type: undefined }, field: 'type' },
    { what: 'a time that is none', changed: { time: 'ayer' }, field: 'time' },
    { what: 'a day that is none', changed: { time: '2026-13-40T08:00:00Z' }, field: 'time' },
    { what: 'data and data_base64', changed: { data_base64: 'e30=' }, field: 'data_base64' },
    {
      what: 'data_base64 that is no JSON',
      changed: { data: undefined, data_base64: '###' },
      field: 'data_base64',
    },
    {
      what: 'data_base64 that is no text',
      changed: { data: undefined, data_base64: 7 },
      field: 'data_base64',
    },
    {
      what: 'data that is no JSON',
      changed: { datacontenttype: 'application/xml', data: '<a/>' },
      field: 'datacontenttype',
    },
    { what: 'data that is a text', changed: { data: 'texto' }, field: 'data' },
    { what: 'an unknown phase', changed: data({ phase: 'middle' }), field: 'data.phase' },
    { what: 'a plate without text', changed: data({ plate: { country: 'es' } }), field: 'data.plate.text' },
    {
      what: 'a confidence over 100',
      changed: data({ plate: { text: 'X', confidence: 101 } }),
      field: 'data.plate.confidence',
    },
    {
      what: 'an attribute that is an object',
      changed: data({ attributes: { a: {} } }),
      field: 'data.attributes.a',
    },
    {
      what: 'too many attributes',
      changed: data({
        attributes: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [index, 1])),
      }),
      field: 'data.attributes',
    },
    {
      what: 'a picture that is no base64',
      changed: data({ images: [{ name: 'a', base64: '%%%' }] }),
      field: 'data.images.0.base64',
    },
    {
      what: 'a picture that is none',
      changed: data({ images: [{ name: 'a', base64: 'aG9sYQ==' }] }),
      field: 'data.images.0.base64',
    },
    {
      what: 'an external kind not in our shape',
      changed: { type: 'external.radar', data: 7 },
      field: 'data',
    },
  ])('$what is refused with 422 and names $field', ({ changed, field }) => {
    const { status, problems } = refused(request({ ...door, ...changed }, structured));
    expect(status).toBe(422);
    expect(problems[0]?.field).toBe(field);
    expect(problems[0]).not.toHaveProperty('value');
  });

  test.each([
    { what: 'no JSON', body: '{"specversion":', contentType: structured, status: 400 },
    { what: 'an array', body: [door], contentType: structured, status: 400 },
    { what: 'no UTF-8', body: Buffer.from([0x22, 0xff, 0x22]), contentType: structured, status: 400 },
    { what: 'another charset', body: door, contentType: `${structured}; charset=iso-8859-1`, status: 415 },
    {
      what: 'another format of CloudEvents',
      body: door,
      contentType: 'application/cloudevents+avro',
      status: 415,
    },
    { what: 'XML', body: '<a/>', contentType: 'text/xml', status: 415 },
    {
      what: 'more than a body may hold',
      body: Buffer.alloc(ingestBounds.bodyMost + 1, 0x20),
      contentType: structured,
      status: 413,
    },
  ])('$what is refused with $status', ({ body, contentType, status }) => {
    expect(refused(request(body, contentType)).status).toBe(status);
  });
});

describe('a batch', () => {
  test('its events come in their order; an empty one is fine', () => {
    const events = accepted(request([door, { ...door, id: 'evt-7002' }], batch));
    expect(events.map(({ sourceEventId }) => sourceEventId)).toEqual(['evt-7001', 'evt-7002']);
    expect(accepted(request([], batch))).toEqual([]);
  });

  test('one broken event refuses them all and is named by its place', () => {
    const { status, problems } = refused(request([door, { ...door, id: '' }], batch));
    expect([status, problems[0]?.field]).toEqual([422, '1.id']);
    const wrongData = refused(request([door, { ...door, data: { phase: 'x' } }], batch));
    expect(wrongData.problems[0]?.field).toBe('1.data.phase');
    expect(refused(request([door, 'text'], batch))).toMatchObject({
      status: 400,
      problems: [{ field: '1' }],
    });
  });

  test('more than 500 events, something that is no array and no JSON are refused', () => {
    const many = Array.from({ length: ingestBounds.batchMost + 1 }, (_, index) => ({
      ...door,
      id: String(index),
    }));
    expect(refused(request(many, batch)).status).toBe(413);
    expect(refused(request(door, batch)).status).toBe(400);
    expect(refused(request('[', batch)).status).toBe(400);
  });
});

describe('binary mode', () => {
  const headers = {
    'ce-specversion': '1.0',
    'ce-id': 'evt-7001',
    'ce-source': '/acceso/inventado',
    'ce-type': 'door.forced',
    'ce-subject': 'puerta-4',
    'ce-time': '2026-03-02T08:00:00Z',
  };

  test('attributes come as headers, data as the body', () => {
    expect(accepted(request(door.data, 'application/json', headers))).toEqual([doorEvent]);
    const withoutType: IngestRequest = {
      headers,
      body: Buffer.from(JSON.stringify(door.data)),
      receivedAt,
    };
    expect(accepted(withoutType)).toEqual([doorEvent]);
    expect(accepted({ headers, body: Buffer.alloc(0), receivedAt })).toMatchObject([
      { message: null, phase: 'pulse' },
    ]);
  });

  test('header values are percent-encoded UTF-8 and may be quoted', () => {
    const encoded = { ...headers, 'ce-subject': '"C%C3%A1mara%204%20\\"norte\\""' };
    expect(accepted(request('{}', 'application/json', encoded))[0]?.subject).toBe('Cámara 4 "norte"');
    const repeated = {
      ...request('{}', 'application/json', headers),
      headers: { ...headers, 'ce-subject': ['a', 'b'] },
    };
    expect(accepted(repeated)[0]?.subject).toBe('a, b');
  });

  test('data of a kind that nobody knows may be bytes', () => {
    const reading = readCloudEvents(
      request(Buffer.from([1, 2, 3]), 'image/x-raw', { ...headers, 'ce-type': 'com.example.x' }),
    );
    expect(reading.ok && JSON.parse(reading.value[0]?.rawBody ?? '')).toMatchObject({ data_base64: 'AQID' });
  });

  test.each([
    {
      what: 'a header that is no percent-encoding',
      changed: { 'ce-subject': '%E0%A4%A' },
      body: '{}',
      status: 422,
    },
    { what: 'no type', changed: { 'ce-type': '' }, body: '{}', status: 422 },
    { what: 'a body that is no JSON', changed: {}, body: '{', status: 400 },
  ])('$what is refused with $status', ({ changed, body, status }) => {
    expect(refused(request(body, 'application/json', { ...headers, ...changed })).status).toBe(status);
  });

  test('bytes for a kind of ours are refused', () => {
    expect(refused(request('bytes', 'image/png', headers))).toMatchObject({
      status: 422,
      problems: [{ field: 'datacontenttype' }],
    });
  });
});

test('the examples of the specification, where the machine has them, are all understood', () => {
  for (const [index, count] of [1, 1, 1, 1, 1, 1, 2, 0].entries()) {
    const body = payload(`webhooks/cloudevents/0${index}.json`);
    if (body) {
      expect(accepted(request(body, index < 6 ? structured : batch))).toHaveLength(count);
    }
  }
});
