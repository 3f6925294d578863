import { describe, expect, test } from 'vitest';
import { fixture, request } from '../../../tests/helpers/ingestSamples.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import type { IngestReading, IngestRefusal } from './contract.ts';
import { readPlateRecognizer } from './plateRecognizer.ts';

const stream = fixture('platerecognizer/stream.json');
const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');

function events(reading: IngestReading): readonly NormalisedEvent[] {
  return reading.ok
    ? reading.value.map(({ event }) => event)
    : expect.unreachable(JSON.stringify(reading.error));
}

function refusal(reading: IngestReading): IngestRefusal {
  return reading.ok ? expect.unreachable('it was accepted') : reading.error;
}

const read = (body: unknown, contentType = 'application/json') =>
  readPlateRecognizer(request(body, contentType));

function form(parts: readonly (readonly [disposition: string, content: Buffer | string])[]): Buffer {
  return Buffer.concat([
    ...parts.flatMap(([disposition, content]) => [
      Buffer.from(`--edge\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(content),
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--edge--\r\n'),
  ]);
}

describe('what Stream posts', () => {
  test('R-D18 each vehicle of a picture is an event with its plate and its looks', () => {
    const [first, second, third] = events(read(stream));
    expect(first).toMatchObject({
      source: 'platerecognizer:acceso-norte',
      kind: 'lpr.plate',
      subject: 'acceso-norte',
      deviceAt: '2026-03-02T08:00:00.250Z',
      phase: 'pulse',
      plate: {
        text: '4821klm',
        countryId: 'es',
        province: 'mc',
        vendor: 'Seat',
        class: 'Sedan',
        confidence: 95.1,
      },
      attributes: { vehicleColor: 'blue', vehicleModel: 'Leon', orientation: 'Front', travelDirection: 90 },
    });
    expect(second).toMatchObject({
      plate: { text: '7710pvd', countryId: 'es', vendor: 'Ford', class: 'Van', confidence: 88 },
      attributes: { vehicleColor: 'white', vehicleModel: 'Transit', orientation: 'Rear' },
    });
    expect(third).toMatchObject({
      kind: 'external.vehicle',
      plate: null,
      attributes: { vehicleClass: 'Motorcycle' },
    });
  });

  test('R-B04 the same message again has the same identities, and each vehicle one of its own', () => {
    const ids = events(read(stream)).map(({ sourceEventId }) => sourceEventId);
    expect(new Set(ids).size).toBe(3);
    expect(events(read(stream)).map(({ sourceEventId }) => sourceEventId)).toEqual(ids);
  });

  test('R-F06 a form brings the picture along; a picture that is none is left out with a note', () => {
    const type = 'multipart/form-data; boundary=edge';
    const json = ['name="json"', JSON.stringify(stream)] as const;
    const [event] = events(read(form([json, ['name="upload"; filename="a.jpg"', jpeg]]), type));
    expect(event).toMatchObject({
      plate: { image: 'vehicle' },
      images: [{ name: 'vehicle', contentType: 'image/jpeg', base64: jpeg.toString('base64') }],
    });
    const [bare] = events(read(form([json, ['name="upload"; filename="a.jpg"', 'no picture']]), type));
    expect(bare?.images).toEqual([]);
    expect(bare?.attributes.imagesDropped).toContain('upload');
  });

  test('a picture without vehicles is taken and says nothing', () => {
    expect(events(read({ data: { camera_id: 'x', results: [] } }))).toEqual([]);
  });

  test.each([
    ['no results', { data: {} }, 'application/json', 422],
    ['no object', [1], 'application/json', 400],
    ['broken JSON', '{"data":', 'application/json', 400],
    ['another type', 'a,b', 'text/csv', 415],
    ['a form without json', form([['name="upload"', 'x']]), 'multipart/form-data; boundary=edge', 422],
    ['a form without a boundary', form([['name="json"', '{}']]), 'multipart/form-data', 400],
    [
      'a form that ends early',
      form([['name="json"', '{}']]).subarray(0, 60),
      'multipart/form-data; boundary=edge',
      400,
    ],
    [
      'too many results',
      { data: { results: Array.from({ length: 101 }, () => ({})) } },
      'application/json',
      413,
    ],
  ])('%s is refused with the reason', (_what, body, contentType, status) => {
    expect(refusal(read(body, contentType)).status).toBe(status);
  });
});
