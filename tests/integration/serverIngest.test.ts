import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../src/shared/link/rest.ts';
import { cloudEvent, heldDoor, listedPlate } from '../helpers/demoEvents.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let operator: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  operator = await site.signIn('operador1');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function post(
  text: string,
  contentType = 'application/cloudevents+json',
  token = 'demo-ingest',
): Promise<Answer> {
  return site.request('POST', '/ingest/v1/events', { token, headers: { 'content-type': contentType }, text });
}

async function openAlarms(): Promise<number> {
  return (await operator.request('GET', '/api/v1/alarms?limit=200')).body.alarms.length;
}

test('R-B04 the same event delivered twice is recorded once, raises once and answers its first id', async () => {
  const before = await openAlarms();
  const event = listedPlate();
  const first = await site.ingest(event);
  const second = await site.ingest(event);
  expect(first).toMatchObject({ status: 202, body: { events: [{ duplicate: false }] } });
  expect(second).toMatchObject({
    status: 200,
    body: { events: [{ id: first.body.events[0].id, duplicate: true }] },
  });
  expect(await openAlarms()).toBe(before + 1);
});

test('R-B04 the same event that many connections deliver at once raises once', async () => {
  const before = await openAlarms();
  const event = heldDoor();
  const answers = await Promise.all(Array.from({ length: 20 }, () => site.ingest(event)));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
  expect(new Set(answers.map(({ body }) => body.events[0].id)).size).toBe(1);
  expect(await openAlarms()).toBe(before + 1);
});

test('a batch is taken in as a whole, and one with a broken event not at all', async () => {
  const before = await openAlarms();
  const batch = [heldDoor(), heldDoor(), cloudEvent('access.granted', 'lector-vestibulo')];
  const taken = await post(JSON.stringify(batch), 'application/cloudevents-batch+json');
  expect(taken.status).toBe(202);
  expect(taken.body.events).toHaveLength(3);
  expect(await openAlarms()).toBe(before + 2);
  const broken = await post(
    JSON.stringify([heldDoor(), { specversion: '1.0' }]),
    'application/cloudevents-batch+json',
  );
  expect(broken.status).toBeGreaterThanOrEqual(400);
  expect(await openAlarms()).toBe(before + 2);
  expect(await post('[]', 'application/cloudevents-batch+json')).toMatchObject({
    status: 202,
    body: { events: [] },
  });
});

test('CloudEvents in binary mode are taken in', async () => {
  const before = await openAlarms();
  const answer = await site.request('POST', '/ingest/v1/events', {
    token: 'demo-ingest',
    headers: {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-type': 'door.held',
      'ce-source': 'urn:test',
      'ce-id': 'binary-1',
      'ce-subject': 'puerta-almacen',
    },
    text: '{"phase":"start"}',
  });
  expect(answer.status).toBe(202);
  expect(await openAlarms()).toBe(before + 1);
});

test('what a Rekor agent posts about a listed plate raises the alarm of that list', async () => {
  const before = await openAlarms();
  const alert = {
    data_type: 'alpr_alert',
    epoch_time: String(Date.now()),
    alert_list: 'Puerto',
    list_type: 'Blacklist',
    plate_number: '4821KLM',
    camera_name: 'camara-acceso-norte',
    group: {
      data_type: 'alpr_group',
      best_uuid: 'TEST-1',
      agent_uid: 'TESTAGENT',
      best_plate_number: '4821KLM',
    },
  };
  const answer = await site.request('POST', '/ingest/v1/lpr/rekor', { token: 'demo-ingest', body: alert });
  expect(answer.status).toBe(202);
  expect(await openAlarms()).toBe(before + 1);
});

const event = JSON.stringify(cloudEvent('camera.motion', 'x'));
const refusals: readonly [what: string, send: () => Promise<Answer>, status: number, code: string][] = [
  ['malformed JSON', () => post('{"specversion":"1.0",'), 400, 'BAD_REQUEST'],
  ['another content type', () => post(event, 'text/csv'), 415, 'UNSUPPORTED_TYPE'],
  ['no token', () => post(event, 'application/cloudevents+json', ''), 401, 'UNAUTHENTICATED'],
  ['a wrong token', () => post(event, 'application/cloudevents+json', 'wrong'), 401, 'UNAUTHENTICATED'],
  [
    'a user’s token',
    () => post(event, 'application/cloudevents+json', operator.token),
    401,
    'UNAUTHENTICATED',
  ],
  ['a body of more than 8 MiB', () => post(`{"x":"${'x'.repeat(8 * 1024 * 1024)}"}`), 413, 'TOO_LARGE'],
  [
    'data that break the shape of a plate',
    () => post(JSON.stringify(cloudEvent('lpr.plate', 'x', { plate: { text: 7, confidence: 'high' } }))),
    422,
    'INVALID',
  ],
];

test.each(refusals)('%s is refused plainly', async (_what, send, status, code) => {
  const answer = await send();
  expect({ status: answer.status, code: problemSchema.parse(answer.body).code }).toEqual({ status, code });
});

test('an integration’s token opens nothing of the users', async () => {
  const answer = await site.request('GET', '/api/v1/alarms', { token: 'demo-ingest' });
  expect(answer.status).toBe(401);
});
