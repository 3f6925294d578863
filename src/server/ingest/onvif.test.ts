import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { receivedAt, request } from '../../../tests/helpers/ingestSamples.ts';
import type { NormalisedEvent } from '../../shared/domain/event.ts';
import { readOnvif } from './onvif.ts';
import { onvifKind } from './onvifTopics.ts';

const notify = readFileSync(new URL('../../../tests/fixtures/onvif/notify.xml', import.meta.url), 'utf8');

function read(
  body: unknown,
  contentType = 'application/soap+xml',
  device?: string,
): readonly NormalisedEvent[] {
  const reading = readOnvif({ ...request(body, contentType), device });
  return reading.ok
    ? reading.value.map(({ event }) => event)
    : expect.unreachable(JSON.stringify(reading.error));
}

function status(body: unknown, contentType = 'application/soap+xml'): number {
  const reading = readOnvif(request(body, contentType));
  return reading.ok ? 200 : reading.error.status;
}

function message(topic: string, operation: string, data: string, source = ''): string {
  return `<w:NotificationMessage xmlns:w="w" xmlns:t="t"><w:Topic>${topic}</w:Topic><w:Message>
    <t:Message UtcTime="2026-03-02T08:00:00Z" ${operation === '' ? '' : `PropertyOperation="${operation}"`}>
    <t:Source>${source}</t:Source><t:Data>${data}</t:Data></t:Message></w:Message></w:NotificationMessage>`;
}

const item = (name: string, value: string): string => `<t:SimpleItem Name="${name}" Value="${value}"/>`;

describe('SOAP Notify', () => {
  test('R-B01 each notification is an event: motion that began, an input that is only reported', () => {
    expect(read(notify)).toMatchObject([
      {
        source: 'onvif:0f0e0d0c-0000-4000-8000-00000000ca01',
        kind: 'camera.motion',
        phase: 'start',
        subject: '0f0e0d0c-0000-4000-8000-00000000ca01',
        deviceAt: '2026-03-02T08:00:00.250Z',
        attributes: {
          topic: 'tns1:RuleEngine/CellMotionDetector/Motion',
          operation: 'Changed',
          Rule: 'Muelle & “rampa”',
          IsMotion: 'true',
        },
      },
      {
        kind: 'input.active',
        phase: 'update',
        subject: '0f0e0d0c-0000-4000-8000-00000000ca01/in2',
      },
    ]);
  });

  test('the address may name the device where its messages do not', () => {
    expect(read(notify, 'text/xml', 'camara-3').map(({ subject, source }) => [source, subject])).toEqual([
      ['onvif:camara-3', 'camara-3'],
      ['onvif:camara-3', 'camara-3/in2'],
    ]);
  });

  test('R-B04 the same notification again has the same identity, and its end another', () => {
    const ids = read(notify).map(({ sourceEventId }) => sourceEventId);
    expect(read(notify).map(({ sourceEventId }) => sourceEventId)).toEqual(ids);
    expect(new Set(ids).size).toBe(2);
    const began = read(message('tns1:VideoSource/MotionAlarm', 'Changed', item('State', 'true')));
    const ended = read(message('tns1:VideoSource/MotionAlarm', 'Changed', item('State', 'false')));
    expect(began[0]?.sourceEventId).not.toBe(ended[0]?.sourceEventId);
  });
});

const phases: readonly [what: string, operation: string, data: string, phase: string][] = [
  ['a state that is on', 'Changed', item('State', 'true'), 'start'],
  ['a state that is off', 'Changed', item('State', '0'), 'end'],
  ['a state without an operation', '', item('LogicalState', 'active'), 'start'],
  ['a state that is told to a new listener', 'Initialized', item('State', 'true'), 'update'],
  ['a property that is gone', 'Deleted', item('State', 'true'), 'end'],
  ['what has no state', 'Changed', item('ObjectId', '1'), 'pulse'],
  ['objects that are there', 'Changed', item('ClassTypes', 'Human'), 'start'],
  ['objects that are gone', 'Changed', item('ClassTypes', ''), 'end'],
];

test.each(phases)('%s: %s %s is %s', (_what, operation, data, phase) => {
  expect(read(message('tns1:RuleEngine/MyRule/Thing', operation, data))).toMatchObject([{ phase }]);
});

test.each([
  ['tns1:RuleEngine/CellMotionDetector/Motion', 'camera.motion'],
  ['tns1:RuleEngine/tnsaxis:VMD4/Camera1ProfileANY', 'camera.motion'],
  ['tns1:Device/tnsaxis:Sensor/PIR', 'camera.motion'],
  ['tns1:RuleEngine/LineDetector/Crossed', 'camera.motion'],
  ['tns1:RuleEngine/FieldDetector/ObjectsInside', 'camera.motion'],
  ['tns1:RuleEngine/MyRuleDetector/PeopleDetect', 'camera.motion'],
  ['tns1:RuleEngine/CellMotionDetector/Tamper', 'camera.tampering'],
  ['tns1:VideoSource/tnsaxis:Tampering', 'camera.tampering'],
  ['tns1:VideoSource/GlobalSceneChange/ImagingService', 'camera.tampering'],
  ['tns1:VideoSource/SignalLoss', 'camera.video-lost'],
  ['tns1:VideoAnalytics/tnshik:VideoLost', 'camera.video-lost'],
  ['tns1:Device/Trigger/DigitalInput', 'input.active'],
  ['tns1:Device/tnsaxis:IO/Port', 'input.active'],
  ['tns1:Device/Trigger/tnshik:AlarmIn', 'input.active'],
  ['tnsaxis:Storage/Alert', 'storage.failure'],
  ['tns1:Device/HardwareFailure/StorageFailure', 'storage.failure'],
  ['tnsaxis:Storage/Recording', 'external.storage-recording'],
  ['tns1:PTZController/tnsaxis:Move/Channel_1', 'external.ptzcontroller-move-channel-1'],
  ['tns1:Device/Trigger/Relay', 'external.device-trigger-relay'],
])('R-B01 %s is %s', (topic, kind) => {
  expect(onvifKind(topic)).toBe(kind);
});

describe('other forms', () => {
  test('a metadata stream in which nothing happened is taken', () => {
    expect(read('<tt:MetadataStream xmlns:tt="t"></tt:MetadataStream>', 'text/xml')).toEqual([]);
  });

  test('zeep’s JSON says the same as the XML, also where half of it is missing', () => {
    const zeep = {
      Topic: { _value_1: 'tns1:Device/Trigger/DigitalInput' },
      Message: { _value_1: { Data: { SimpleItem: [{ Name: 'LogicalState', Value: 'true' }] } } },
    };
    expect(read([zeep], 'application/json')).toMatchObject([
      { kind: 'input.active', phase: 'start', subject: null, deviceAt: receivedAt.toISOString() },
    ]);
  });

  test('Axis’ MQTT messages are read, with their time in milliseconds', () => {
    const axis = {
      timestamp: 1772438400250,
      topic: 'onvif:Device/axis:Sensor/PIR',
      message: { source: { sensor: '0' }, key: {}, data: { state: '1' } },
    };
    expect(read(axis, '')).toMatchObject([
      { kind: 'camera.motion', phase: 'start', deviceAt: '2026-03-02T08:00:00.250Z' },
    ]);
  });
});

const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>`;

test.each([
  ['a document type', laughs, 422],
  ['an external entity', '<!DOCTYPE x SYSTEM "file:///etc/hostname"><x/>', 422],
  ['elements nested without end', '<a>'.repeat(100_000), 422],
  ['a document without notifications', '<a><b/></a>', 422],
  ['a notification without a topic', '<NotificationMessage><Message/></NotificationMessage>', 422],
  ['XML that is broken', '<a><b></a>', 400],
  ['nothing', '', 400],
  ['text', 'hello', 400],
  ['more than there may be', `<a>${' '.repeat(3 * 1024 * 1024)}</a>`, 413],
  ['an encoding that nobody knows', '<?xml version="1.0" encoding="klingon"?><a/>', 415],
])('%s is refused with the reason', (_what, body, expected) => {
  expect(status(body)).toBe(expected);
});

test('entities are never expanded, and strange names of elements harm nothing', () => {
  expect(status(laughs.replace('<!DOCTYPE', '<!doctype'))).toBe(422);
  const strange = message(
    'tns1:A/__proto__',
    'Changed',
    item('__proto__', 'true') + item('constructor', '1'),
  );
  expect(status(strange)).toBe(200);
  expect(
    status('<__proto__><NotificationMessage><Topic>a/b</Topic></NotificationMessage></__proto__>'),
  ).toBeLessThan(500);
  expect(({} as Record<string, unknown>).Topic).toBeUndefined();
});

test('another type of content is refused', () => {
  expect(status(notify, 'image/jpeg')).toBe(415);
});
