import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { testEventAnswerSchema } from '../../src/shared/link/partners.ts';
import { listedPlate } from '../helpers/demoEvents.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  admin = await site.signIn('admin');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

const add = (name: string, type: 'lpr' | 'access' | null, enabled = true) =>
  admin.request('POST', '/api/v1/partners', { body: { name, type, enabled } });
const partner = async (id: string) => (await admin.request('GET', `/api/v1/partners/${id}`)).body;
const sendTest = (id: string, body: object = {}, by = admin) =>
  by.request('POST', `/api/v1/partners/${id}/test-event`, { body });

test('R-D16 a partner is shown with the addresses for systems of his type', async () => {
  const [lpr, access, any] = [
    await add('Lectura', 'lpr'),
    await add('Puertas', 'access'),
    await add('Pasarela', null),
  ];
  expect(lpr).toMatchObject({ status: 201, body: { lastEventAt: null, hasToken: false } });
  expect(lpr.body.ingestPaths).toEqual([
    '/ingest/v1/events',
    '/ingest/v1/lpr/rekor',
    '/ingest/v1/lpr/platerecognizer',
  ]);
  expect(access.body.ingestPaths).toEqual(['/ingest/v1/events', '/ingest/v1/access/unifi']);
  expect(any.body.ingestPaths).toContain('/ingest/v1/onvif');
  const { body } = await admin.request('GET', '/api/v1/partners');
  for (const each of body.items) {
    for (const address of each.ingestPaths) {
      // The address is there: it asks for the partner's token.
      expect((await site.request('POST', address)).status).toBe(401);
    }
  }
});

test('R-D16 a partner is shown with when he was heard last, also by an event that had come before', async () => {
  const { id } = (await add('Barrera', 'lpr')).body;
  const { token } = (await admin.request('POST', `/api/v1/partners/${id}/token`)).body;
  expect(await partner(id)).toMatchObject({ lastEventAt: null, hasToken: true });
  const send = (event: object) =>
    site.request('POST', '/ingest/v1/events', {
      token,
      headers: { 'content-type': 'application/cloudevents+json' },
      text: JSON.stringify(event),
    });
  const event = listedPlate();
  const before = new Date().toISOString();
  await send(event);
  const { lastEventAt: first } = await partner(id);
  expect(first >= before && first <= new Date().toISOString()).toBe(true);
  await expect.poll(() => new Date().toISOString()).not.toBe(first);
  expect((await send(event)).status).toBe(200);
  expect((await partner(id)).lastEventAt > first).toBe(true);
  const demo = await partner('demo-integracion');
  await site.request('POST', '/ingest/v1/events', { token, text: '{' });
  expect(await partner('demo-integracion')).toEqual(demo);
});

test('R-D16 R-B02 a test event is recorded, marked as one, and raises what the partner’s own would', async () => {
  const { id } = (await add('Cámaras de matrículas', 'lpr')).body;
  const definition = await admin.request('POST', '/api/v1/definitions', {
    body: {
      name: 'Vehículo buscado',
      trigger: {
        kind: 'partner',
        partnerType: 'lpr',
        partner: id,
        criteria: { parameter: 'plate', operator: 'equals', value: '1234BCD' },
      },
      priority: 2,
      recipients: { roles: ['demo-operadores'], users: [] },
    },
  });
  const plain = testEventAnswerSchema.parse((await sendTest(id)).body);
  expect(plain).toMatchObject({ kind: 'lpr.plate', alarms: [] });
  const answer = await sendTest(id, { plate: { text: '1234BCD' }, subject: 'camara-acceso-norte' });
  expect(answer.status).toBe(202);
  const { event, alarms } = testEventAnswerSchema.parse(answer.body);
  expect(alarms).toEqual([
    {
      id: expect.any(String),
      number: expect.any(Number),
      definition: definition.body.id,
      name: 'Vehículo buscado',
    },
  ]);
  const operator = await site.signIn('operador1');
  const alarm = (await operator.request('GET', `/api/v1/alarms/${alarms[0]?.id}`)).body;
  expect(alarm.additional).toMatchObject({ plate: { text: '1234BCD' }, attributes: { test: true } });
  expect(alarm.resources[0]).toMatchObject({ id: 'demo-camara-acceso-norte', trigger: true });
  expect((await operator.request('GET', `/api/v1/events/${event}`)).body).toMatchObject({
    eventType: 'lpr.plate',
  });
  expect((await partner(id)).lastEventAt).not.toBeNull();
  expect((await site.request('GET', '/metrics')).text).toContain(
    'valerus_ingest_events_total{format="test",outcome="accepted"} 2',
  );
});

test('R-D17 an access control system’s test event has a cardholder, a gateway’s says only that it is one', async () => {
  const access = await sendTest((await add('Tarjetas', 'access')).body.id);
  expect(access.body.kind).toBe('access.denied');
  const any = await sendTest((await add('Otros', null)).body.id);
  expect(any.body.kind).toBe('external.test');
  const named = await sendTest((await add('Más', null)).body.id, { cardholder: { name: 'Visita 7' } });
  expect((await admin.request('GET', `/api/v1/events/${named.body.event}`)).body).toMatchObject({
    eventType: 'access.denied',
    cardholder: 'Visita 7',
  });
});

test('R-D16 no test event of a partner that is disabled or not there, nor by who may not configure', async () => {
  const { id } = (await add('Apagado', 'lpr', false)).body;
  expect(await sendTest(id)).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  expect(await sendTest('nobody')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  expect(await sendTest(id, { kind: 'no kind' })).toMatchObject({ status: 422, body: { code: 'INVALID' } });
  const supervisor = await site.signIn('supervisor');
  expect(await sendTest(id, {}, supervisor)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});
