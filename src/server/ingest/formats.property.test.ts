import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receivedAt } from '../../../tests/helpers/ingestSamples.ts';
import { attributesSchema, cardholderSchema, plateSchema } from '../../shared/link/alarmView.ts';
import { type IngestReading, type IngestRequest, ingestBounds } from './contract.ts';
import { readOnvif } from './onvif.ts';
import { readPlateRecognizer } from './plateRecognizer.ts';
import { readRekorAlpr } from './rekorAlpr.ts';
import { readUnifiAccess } from './unifiAccess.ts';

const project = fileURLToPath(new URL('../../../', import.meta.url));
const payloads = path.join(project, '../shared/payloads');

const formats: readonly {
  readonly name: string;
  readonly read: (request: IngestRequest) => IngestReading;
  readonly fixtures: readonly string[];
  readonly payloads: string;
}[] = [
  {
    name: 'onvif',
    read: readOnvif,
    fixtures: ['onvif/notify.xml'],
    payloads: 'onvif',
  },
  {
    name: 'unifi',
    read: readUnifiAccess,
    fixtures: ['unifi/doorUnlock.json', 'unifi/logEntry.json'],
    payloads: 'access/unifi-access',
  },
  {
    name: 'platerecognizer',
    read: readPlateRecognizer,
    fixtures: ['platerecognizer/stream.json'],
    payloads: 'lpr/platerecognizer',
  },
  {
    name: 'rekor',
    read: readRekorAlpr,
    fixtures: ['rekor/alprGroup.json', 'rekor/alprAlert.json'],
    payloads: 'lpr/rekor-openalpr',
  },
];

function requestOf(file: string, body: Buffer): IngestRequest {
  const type = file.endsWith('.xml') ? 'text/xml' : 'application/json';
  return { headers: { 'content-type': type }, body, receivedAt };
}

/** Whatever comes in, what is read of it fits into the shapes that the rest of the server relies on. */
function expectSound(reading: IngestReading): void {
  if (!reading.ok) {
    expect([400, 413, 415, 422]).toContain(reading.error.status);
    expect(reading.error.reason).not.toBe('');
    return;
  }
  for (const { event, rawBody } of reading.value) {
    expect(event.kind).toMatch(/^[a-z]+\.[a-z0-9][a-z0-9-]*$/);
    expect(event.deviceAt).toBe(new Date(event.deviceAt).toISOString());
    expect(event.source.length).toBeLessThanOrEqual(512);
    expect(event.sourceEventId.length).toBeLessThanOrEqual(256);
    expect((event.subject ?? 'x').length).toBeGreaterThan(0);
    expect((event.subject ?? 'x').length).toBeLessThanOrEqual(500);
    expect((event.message ?? '').length).toBeLessThanOrEqual(2000);
    attributesSchema.parse(event.attributes);
    plateSchema.nullable().parse(event.plate);
    cardholderSchema.nullable().parse(event.cardholder);
    expect(rawBody.length).toBeLessThanOrEqual(2 * ingestBounds.rawBodyMost);
  }
}

describe.each(formats)('$name', ({ read, fixtures, payloads: folder }) => {
  test('whatever is done to a message, it becomes sound events or a reason', () => {
    for (const name of fixtures) {
      const whole = readFileSync(path.join(project, 'tests/fixtures', name));
      const mutation = fc.record({
        at: fc.nat(whole.length),
        remove: fc.nat(40),
        insert: fc.oneof(
          fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
          fc
            .constantFrom('null', '[]', '{}', '0', '""', '-1e999', '<', '>', '"', '<!--', '&#0;', '\u0000')
            .map((text) => Buffer.from(text)),
        ),
      });
      fc.assert(
        fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
          let body = whole;
          for (const { at, remove, insert } of mutations) {
            body = Buffer.concat([body.subarray(0, at), insert, body.subarray(at + remove)]);
          }
          expectSound(read(requestOf(name, body)));
        }),
        { numRuns: 150 },
      );
    }
  });

  test('values of other types than ours become sound events or a reason', () => {
    for (const name of fixtures.filter((each) => each.endsWith('.json'))) {
      const whole = JSON.parse(readFileSync(path.join(project, 'tests/fixtures', name), 'utf8')) as unknown;
      fc.assert(
        fc.property(fc.nat(60), fc.jsonValue(), (place, value) => {
          const body = Buffer.from(JSON.stringify(replaceAt(whole, place, value)));
          expectSound(read(requestOf(name, body)));
        }),
        { numRuns: 150 },
      );
    }
  });

  const files = filesIn(path.join(payloads, folder));
  test.skipIf(files.length === 0)('real messages beside the project (where they are) are understood', () => {
    let understood = 0;
    for (const file of files) {
      const reading = read(requestOf(file, readFileSync(file)));
      expectSound(reading);
      understood += reading.ok ? 1 : 0;
    }
    expect(understood).toBeGreaterThan(files.length / 2);
  });
});

/** Puts a value in the place of the n-th one, counted through the whole. */
function replaceAt(whole: unknown, place: number, value: unknown): unknown {
  let left = place;
  return JSON.parse(
    JSON.stringify(whole, (_key, each: unknown) => {
      left -= 1;
      return left === -1 ? value : each;
    }) ?? 'null',
  );
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) {
      return filesIn(file);
    }
    return /\.(xml|json)$/.test(name) ? [file] : [];
  });
}
