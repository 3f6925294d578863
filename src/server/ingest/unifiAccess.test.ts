import { describe, expect, test } from 'vitest';
import { fixture, receivedAt, request } from '../../../tests/helpers/ingestSamples.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import { readUnifiAccess } from './unifiAccess.ts';

const unlock = fixture('unifi/doorUnlock.json');
const entry = fixture('unifi/logEntry.json');

function read(body: unknown, headers: Record<string, string> = {}, at = receivedAt): NormalisedEvent {
  const reading = readUnifiAccess({ ...request(body, 'application/json', headers), receivedAt: at });
  const event = reading.ok ? reading.value[0]?.event : expect.unreachable(JSON.stringify(reading.error));
  return event ?? expect.unreachable('there is no event');
}

describe('who came and who did not', () => {
  test('R-D17 a webhook about a refused card is access.denied with the holder, the card and the door', () => {
    expect(read(unlock)).toMatchObject({
      source: 'unifi-access',
      kind: 'access.denied',
      phase: 'pulse',
      subject: '0f0e0d0c-0000-4000-8000-00000000d001',
      message: 'Access Denied',
      cardholder: { id: '0f0e0d0c-0000-4000-8000-0000000000a7', name: 'Visita 7', card: '04A1B2' },
      attributes: { door: 'Terminal - Puerta almacén', device: 'Lector almacén', method: 'NFC' },
      deviceAt: receivedAt.toISOString(),
    });
  });

  test('R-D17 a log entry tells the same, with its time; a PIN is never kept as a card', () => {
    const event = read(entry);
    expect(event).toMatchObject({
      kind: 'access.denied',
      subject: '0f0e0d0c-0000-4000-8000-00000000d001',
      message: 'Access Denied (PIN Code)',
      deviceAt: '2026-03-02T08:00:00.250Z',
      cardholder: { name: 'Visita 7' },
    });
    expect(event.cardholder).not.toHaveProperty('card');
  });

  test('the system log’s answer is read entry by entry', () => {
    const reading = readUnifiAccess(
      request(
        {
          code: 'SUCCESS',
          msg: 'success',
          data: { hits: [entry.data, { ...(entry.data as object), _id: 'LOG-2' }] },
        },
        'application/json',
      ),
    );
    expect(reading.ok && reading.value.map(({ event }) => event.kind)).toEqual([
      'access.denied',
      'access.denied',
    ]);
  });

  test('R-B03 the time in a webhook’s signature is its device time', () => {
    expect(read(unlock, { signature: 't=1772438400,v1=00' }).deviceAt).toBe('2026-03-02T08:00:00.000Z');
  });

  test('R-B04 a webhook that is sent again at once is the same event, a minute later another', () => {
    const again = read(unlock).sourceEventId;
    expect(read(unlock).sourceEventId).toBe(again);
    expect(read(unlock, {}, new Date(receivedAt.getTime() + 60_000)).sourceEventId).not.toBe(again);
  });
});

const meanings: readonly [what: string, message: object, kind: string, phase: string][] = [
  [
    'an opened door',
    { event: 'access.device.dps_status', data: { object: { event_type: 'dps_change', status: 'open' } } },
    'external.door-position',
    'start',
  ],
  [
    'a closed door',
    { event: 'access.device.dps_status', data: { object: { event_type: 'dps_change', status: 'close' } } },
    'external.door-position',
    'end',
  ],
  [
    'a forced door',
    {
      event: 'access.logs.add',
      data: { _source: { event: { type: 'access.door.forced_open', result: 'OK' } } },
    },
    'door.forced',
    'start',
  ],
  [
    'a held door',
    { event: 'access.device.alarm', data: { object: { event_type: 'door_held_open', status: 'active' } } },
    'door.held',
    'start',
  ],
  [
    'a held door that was closed',
    { event: 'access.device.alarm', data: { object: { event_type: 'door_held_open', status: 'cleared' } } },
    'door.held',
    'end',
  ],
  [
    'a granted unlocking',
    { event: 'access.door.unlock', data: { object: { result: 'Access Granted' } } },
    'access.granted',
    'pulse',
  ],
  ['an unlocking from afar', { event: 'access.data.device.remote_unlock' }, 'access.granted', 'pulse'],
  [
    'a refused entry',
    { event: 'access.logs.insights.add', data: { event_type: 'access.door.unlock', result: 'BLOCKED' } },
    'access.denied',
    'pulse',
  ],
  [
    'a schedule',
    { event: 'access.unlock_schedule.activate' },
    'external.access-unlock-schedule-activate',
    'pulse',
  ],
  ['a bell', { event: 'access.doorbell.incoming' }, 'external.access-doorbell-incoming', 'pulse'],
  [
    'how a door stands',
    { event: 'access.data.v2.location.update', data: { state: { dps: 'open', lock: 'locked' } } },
    'external.access-data-v2-location-update',
    'update',
  ],
];

test.each(meanings)('R-B01 %s', (_what, message, kind, phase) => {
  expect(read(message)).toMatchObject({ kind, phase });
});

test.each([
  ['an answer of the API', { code: 'SUCCESS', data: null, msg: 'success' }, 422],
  ['no name of the event', { data: {} }, 422],
  ['no object', '"x"', 400],
  ['broken JSON', '{', 400],
])('%s is refused with the reason', (_what, body, status) => {
  const reading = readUnifiAccess(request(body, 'application/json'));
  expect(reading.ok ? 0 : reading.error.status).toBe(status);
});

test('a body that claims to be no JSON is refused', () => {
  const reading = readUnifiAccess(request(unlock, 'text/xml'));
  expect(reading.ok ? 0 : reading.error.status).toBe(415);
});
