import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../src/shared/link/rest.ts';
import { siteSchema } from '../../src/shared/link/site.ts';
import { listedPlate, motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;
let operator: SignedIn;
let probe: LinkProbe;

/** One site that is ENTERPRISE first and PRO from the first test on. */
beforeAll(async () => {
  site = await RunningSite.start();
  [admin, operator] = await Promise.all([site.signIn('admin'), site.signIn('operador1')]);
  await site.ingest(listedPlate());
  probe = await LinkProbe.live(site.address, { token: operator.token });
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(async () => {
  probe.cut();
  await site.end();
});

function refusal(answer: Answer): { status: number; code: string; fields: readonly string[] } {
  const { code, problems = [] } = problemSchema.parse(answer.body);
  return { status: answer.status, code, fields: problems.map(({ field }) => field) };
}

/** A definition of the kind that PRO has. */
const plain = {
  name: 'Todo',
  trigger: { kind: 'site', events: 'all', resources: 'all' },
  priority: 3,
  recipients: { roles: ['demo-operadores'], users: [] },
};

const settings = { name: 'Terminal Puerto Norte', timeZone: 'Europe/Madrid', tier: 'enterprise' };

/** Days that events and closed alarms are kept where nobody said otherwise. */
const kept = { eventRetentionDays: 90, alarmRetentionDays: 365 };

function put(body: object, tag = '*'): Promise<Answer> {
  return admin.request('PUT', '/api/v1/site', { headers: { 'if-match': tag }, body });
}

test('R-A01 the site’s settings are read and changed by administrators, against their version', async () => {
  const read = await admin.request('GET', '/api/v1/site');
  expect(siteSchema.parse(read.body)).toEqual({ ...settings, ...kept, version: 2 });
  expect(read.headers.get('etag')).toBe('"2"');
  expect(read.text).not.toContain('epoch');
  expect((await operator.request('GET', '/api/v1/site')).status).toBe(403);
  expect((await put({ ...settings, timeZone: 'Europe/Lugo' })).body.problems).toEqual([
    { field: 'timeZone', rule: 'custom: not an IANA time zone', value: 'Europe/Lugo' },
  ]);
  expect(refusal(await put({ ...settings, timeZone: '+02:00' }))).toMatchObject({ fields: ['timeZone'] });
  expect(refusal(await put({ ...settings, tier: 'gold' }))).toMatchObject({ status: 422, fields: ['tier'] });
  expect((await admin.request('PUT', '/api/v1/site', { body: settings })).status).toBe(428);
  expect(await put({ ...settings, tier: 'pro', alarmRetentionDays: 30 }, '"2"')).toMatchObject({
    status: 200,
    body: { version: 3, eventRetentionDays: 90, alarmRetentionDays: 30 },
  });
  expect(refusal(await put({ ...settings, eventRetentionDays: 0 }))).toMatchObject({
    status: 422,
    fields: ['eventRetentionDays'],
  });
  const late = await put(settings, '"2"');
  expect(refusal(late)).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  expect(late.headers.get('etag')).toBe('"3"');
});

test('R-A04 linked workstations learn of the tier at once, and their lists show what it has', async () => {
  await probe.until(() => probe.of('snap.end').length === 2);
  expect(probe.of('welcome').map(({ d }) => d.tier)).toEqual(['enterprise', 'pro']);
  expect(probe.of('reset').map(({ d }) => d)).toEqual([{ why: 'rights' }]);
  const [alarm] = [...probe.memory.alarms.values()];
  expect(alarm).toMatchObject({ additional: null, procedure: null, allowed: ['alarm.handle'] });
  await site.ingest(listedPlate('1111BBB'));
  await probe.until(() => probe.memory.alarms.size === 2);
  expect(JSON.stringify(probe.of('alarm'))).not.toContain('1111BBB');
  const page = await operator.request('GET', '/api/v1/alarms');
  expect(page.text).not.toMatch(/4821KLM|1111BBB|alarm\.assign/);
  const one = await operator.request('GET', `/api/v1/alarms/${alarm?.id}`);
  expect(one.body).toMatchObject({ additional: null, procedure: null });
  expect(probe.memory.violations).toEqual([]);
});

test('R-A04 R-H04 under PRO no search shows what events told, nor finds it by that', async () => {
  const search = async (more: object, headers = {}) => {
    const body = { period: { days: 1 }, ...more };
    return admin.request('POST', '/api/v1/search', { body, headers });
  };
  const events = { in: 'events', eventTypes: ['lpr.plate'] };
  const alarms = { in: 'alarms', includeOpen: true };
  const page = await search(events);
  expect(page.body.items).toHaveLength(2);
  expect(page.body.items[0]).toMatchObject({ plate: null, cardholder: null, message: null });
  const details = await admin.request('GET', `/api/v1/events/${page.body.items[0].id}`);
  expect(details.body).toMatchObject({ plate: null, additional: null });
  const file = await search({ ...events, csv: {} }, { accept: 'text/csv' });
  expect(file.text.split('\r\n')).toHaveLength(4);
  expect(page.text + details.text + file.text).not.toMatch(/4821KLM|1111BBB/);
  for (const asked of [events, alarms]) {
    const found = await search({ ...asked, text: '1111' });
    expect(found.body).toMatchObject({ items: [], total: { count: 0, isMore: false } });
    const timeline = await admin.request('POST', '/api/v1/search/timeline', {
      body: { period: { days: 1 }, ...asked, text: '1111BBB' },
    });
    expect(timeline.body.buckets.every(({ count }: { count: number }) => count === 0)).toBe(true);
    expect((await search({ ...asked, text: 'lpr' })).body.total.count).toBe(2);
  }
  const trial = { days: 1, definition: { ...plain, name: 'De prueba' } };
  const preview = await admin.request('POST', '/api/v1/definitions/preview', { body: trial });
  expect(preview.body.examples.length).toBeGreaterThan(0);
  expect(preview.text).not.toMatch(/4821KLM|1111BBB/);
});

test('R-A02 what is raised under PRO has the defaults, whatever its definition says', async () => {
  await site.ingest(motionAtDock());
  const { body } = await operator.request('GET', '/api/v1/alarms?definition=demo-intruso-muelle');
  expect(body.alarms[0]).toMatchObject({ escalateAt: null, videoStart: { mode: 'live' }, procedure: null });
  expect(body.alarms[0].resources).toHaveLength(1);
  const lasts = Date.parse(body.alarms[0].expireAt) - Date.parse(body.alarms[0].raisedAt);
  expect(lasts).toBe(48 * 3_600_000);
});

test('R-A04 under PRO assigning and steps are refused, handling permits closing', async () => {
  const [alarm] = [...probe.memory.alarms.values()];
  const id = alarm?.id ?? '';
  const refused = await probe.run({ name: 'alarm.assign', alarm: id, args: { user: 'operador2' } });
  expect(refused.d).toMatchObject({ code: 'TIER_LIMIT', alarm: { additional: null } });
  const many = await probe.run({ name: 'alarms.assign', alarms: [id], args: { user: 'operador2' } });
  expect(many.d).toMatchObject({ result: { outcomes: [{ alarm: id, code: 'TIER_LIMIT' }] } });
  expect((await probe.run({ name: 'alarm.handle', alarm: id, args: {} })).t).toBe('ack');
  const step = { step: 'one', done: true };
  expect((await probe.run({ name: 'alarm.step', alarm: id, args: step })).d).toMatchObject({
    code: 'TIER_LIMIT',
  });
  expect((await probe.run({ name: 'alarm.close', alarm: id, args: { reason: 'handled' } })).t).toBe('ack');
});

test('R-A02 R-A03 PRO takes plain definitions and no procedures; each field beyond is named', async () => {
  const create = (body: object) => admin.request('POST', '/api/v1/definitions', { body });
  expect(
    refusal(
      await create({
        ...plain,
        trigger: { kind: 'site', events: ['camera.motion'], resources: 'all' },
        mayCloseUnhandled: true,
        escalateAfterSeconds: 60,
      }),
    ),
  ).toEqual({
    status: 403,
    code: 'TIER_LIMIT',
    fields: ['trigger.events', 'mayCloseUnhandled', 'escalateAfterSeconds'],
  });
  expect((await create(plain)).status).toBe(201);
  const procedure = { name: 'Otra', steps: [{ id: 'one', text: 'Mirar' }] };
  expect(refusal(await admin.request('POST', '/api/v1/procedures', { body: procedure }))).toMatchObject({
    status: 403,
    code: 'TIER_LIMIT',
  });
  const edited = await admin.request('PUT', '/api/v1/procedures/demo-procedimiento-matricula', {
    headers: { 'if-match': '*' },
    body: procedure,
  });
  expect(refusal(edited)).toMatchObject({ status: 403, code: 'TIER_LIMIT' });
});

test('R-D01 R-A02 a definition of ENTERPRISE can be switched off under PRO, not changed', async () => {
  const address = '/api/v1/definitions/demo-intruso-muelle';
  const { body } = await admin.request('GET', address);
  const change = (changed: object) =>
    admin.request('PUT', address, { headers: { 'if-match': '*' }, body: { ...body, ...changed } });
  expect((await change({ priority: 5 })).status).toBe(403);
  expect((await change({ enabled: false, priority: 5 })).status).toBe(403);
  // A form that has no actions says so, where what is stored may leave them out.
  expect((await change({ enabled: false, actions: [] })).status).toBe(200);
  expect((await change({ enabled: false })).status).toBe(200);
  expect((await change({ enabled: true })).status).toBe(403);
});

test('R-A01 back on ENTERPRISE everything that was stored is there again', async () => {
  expect((await put(settings)).status).toBe(200);
  const found = await operator.request('POST', '/api/v1/search', {
    body: { in: 'events', period: { days: 1 }, text: '1111BBB' },
  });
  expect(found.body.items).toMatchObject([{ plate: '1111BBB' }]);
  const { body } = await operator.request('GET', '/api/v1/alarms?state=closed&definition=demo-lista-negra');
  expect(body.alarms[0].additional.plate.text).toBe('4821KLM');
  expect(body.alarms[0].procedure.steps.length).toBeGreaterThan(0);
});
