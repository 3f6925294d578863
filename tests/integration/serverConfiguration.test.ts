import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { problemSchema } from '../../src/shared/link/rest.ts';
import { heldDoor } from '../helpers/demoEvents.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;
let operator: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  [admin, operator] = await Promise.all([site.signIn('admin'), site.signIn('operador1')]);
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function refusal(answer: Answer): { status: number; code: string } {
  return { status: answer.status, code: problemSchema.parse(answer.body).code };
}

const procedure = (name: string) => ({ name, steps: [{ id: 'one', text: 'Mirar' }] });
const create = (collection: string, body: object) => admin.request('POST', `/api/v1/${collection}`, { body });

test('R-C01 R-C02 a procedure is made, read, changed and removed, each change against the version it is based on', async () => {
  const made = await create('procedures', procedure('Ronda'));
  expect(made).toMatchObject({ status: 201, body: { name: 'Ronda', enabled: true, version: 1 } });
  const address = made.headers.get('location') ?? '';
  expect(made.headers.get('etag')).toBe('"1"');
  const change = (tag: string | null, name: string) =>
    admin.request('PUT', address, {
      headers: tag === null ? {} : { 'if-match': tag },
      body: procedure(name),
    });
  expect((await change(null, 'Ronda 2')).status).toBe(428);
  expect(await change('"1"', 'Ronda 2')).toMatchObject({
    status: 200,
    body: { name: 'Ronda 2', version: 2 },
  });
  const stale = await change('"1"', 'Ronda 3');
  expect(refusal(stale)).toEqual({ status: 412, code: 'STALE_VERSION' });
  expect(stale.headers.get('etag')).toBe('"2"');
  expect((await change('W/"2"', 'Ronda 3')).status).toBe(412);
  expect((await change('"7", "2"', 'Ronda 3')).status).toBe(200);
  expect((await admin.request('GET', address)).body.name).toBe('Ronda 3');
  expect((await admin.request('DELETE', address)).status).toBe(428);
  expect((await admin.request('DELETE', address, { headers: { 'if-match': '*' } })).status).toBe(204);
  expect(refusal(await admin.request('GET', address))).toEqual({ status: 404, code: 'NOT_FOUND' });
  expect((await change('"3"', 'Ronda 4')).status).toBe(404);
});

test('R-C03 R-C09 a copy is a procedure of its own, with its steps in their order, moved or taken out as its editor says', async () => {
  const step = (id: string, text: string) => ({ id, text, mustAcknowledge: true });
  const steps = [step('one', 'Mirar'), step('two', 'Llamar'), step('three', 'Anotar')];
  const original = await create('procedures', { name: 'Original', steps });
  const { id: _id, version: _version, usedBy: _usedBy, ...body } = original.body;
  const copy = await create('procedures', { ...body, name: 'Original, copia' });
  expect(copy.body).toMatchObject({ name: 'Original, copia', version: 1, steps: original.body.steps });
  expect(copy.body.id).not.toBe(original.body.id);
  const [first, , third] = copy.body.steps;
  const moved = await admin.request('PUT', `/api/v1/procedures/${copy.body.id}`, {
    headers: { 'if-match': '"1"' },
    body: { ...body, name: 'Original, copia', steps: [third, first] },
  });
  expect(moved.body.steps.map(({ id }: { id: string }) => id)).toEqual(['three', 'one']);
  const { body: untouched } = await admin.request('GET', `/api/v1/procedures/${original.body.id}`);
  expect(untouched).toEqual(original.body);
});

test('R-C04 R-C05 R-C06 R-C07 each action tells what to do, is known by its id, and asks for nothing unless it says so', async () => {
  const refused = async (steps: readonly object[]) => {
    const answer = await create('procedures', { name: 'Ronda rara', steps });
    return { ...refusal(answer), field: answer.body.problems[0].field };
  };
  const invalid = { status: 422, code: 'INVALID' };
  expect(await refused([])).toEqual({ ...invalid, field: 'steps' });
  expect(await refused([{ id: 'one', text: '  ' }])).toEqual({ ...invalid, field: 'steps.0.text' });
  expect(
    await refused([
      { id: 'one', text: 'Mirar' },
      { id: 'one', text: 'Llamar' },
    ]),
  ).toEqual({ ...invalid, field: 'steps' });
  const { body } = await create('procedures', {
    name: 'Ronda simple',
    steps: [{ id: 'one', text: 'Mirar' }],
  });
  expect(body.steps).toEqual([
    {
      id: 'one',
      text: 'Mirar',
      mustAcknowledge: false,
      mustComment: false,
      locksNext: false,
      attachment: null,
    },
  ]);
});

test('R-C02 a name that is taken is refused by name', async () => {
  const answer = await create('procedures', procedure('intrusión'));
  expect(refusal(answer)).toEqual({ status: 409, code: 'CONFLICT' });
});

test('R-C01 a procedure in use is not removed, and the definitions that use it are named', async () => {
  const answer = await admin.request('DELETE', '/api/v1/procedures/demo-procedimiento-matricula', {
    headers: { 'if-match': '*' },
  });
  expect(refusal(answer)).toEqual({ status: 409, code: 'IN_USE' });
  expect(answer.body.message).toContain('Matrícula en lista negra');
});

test('R-D06 R-D14 what breaks a rule is refused with its field, the rule and the value', async () => {
  const { body } = await admin.request('GET', '/api/v1/definitions/demo-intruso-muelle');
  const { id: _id, version: _version, ...definition } = body;
  const broken = {
    ...definition,
    name: 'Otra',
    escalateAfterSeconds: 45,
    trigger: { ...definition.trigger, resources: ['a', 'b', 'c', 'd', 'e', 'f'] },
  };
  const answer = await create('definitions', broken);
  expect(refusal(answer)).toEqual({ status: 422, code: 'INVALID' });
  expect(answer.body.problems).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'trigger.resources' }),
      expect.objectContaining({ field: 'escalateAfterSeconds', value: 45 }),
    ]),
  );
  const unknown = await create('definitions', { ...definition, name: 'Otra', procedure: 'none' });
  expect(refusal(unknown)).toEqual({ status: 422, code: 'INVALID' });
  expect(unknown.body.problems).toEqual([{ field: 'procedure', rule: 'unknown reference', value: 'none' }]);
});

test('R-D01 a new definition raises alarms from its answer on', async () => {
  const definition = {
    name: 'Salida de camiones',
    trigger: { kind: 'site', events: ['camera.motion'], resources: ['demo-camara-acceso-norte-salida'] },
    priority: 5,
    recipients: { roles: ['demo-operadores'], users: [] },
  };
  const made = await create('definitions', definition);
  expect(made).toMatchObject({
    status: 201,
    body: { expireAfterSeconds: 172_800, videoStart: { mode: 'live' } },
  });
  const event = {
    specversion: '1.0',
    id: 'new-definition',
    source: 'urn:test',
    type: 'camera.motion',
    subject: 'camara-acceso-norte-salida',
  };
  expect((await site.ingest(event)).status).toBe(202);
  const { body } = await operator.request('GET', `/api/v1/alarms?definition=${made.body.id}`);
  expect(body.alarms).toHaveLength(1);
});

test('who has no right to it can neither read nor change it', async () => {
  expect(refusal(await operator.request('GET', '/api/v1/definitions'))).toEqual({
    status: 403,
    code: 'FORBIDDEN',
  });
  const supervisor = await site.signIn('supervisor');
  expect((await supervisor.request('GET', '/api/v1/definitions')).status).toBe(200);
  expect((await supervisor.request('POST', '/api/v1/procedures', { body: procedure('X') })).status).toBe(403);
  expect((await supervisor.request('POST', '/api/v1/partners/demo-integracion/token')).status).toBe(403);
});

test('passwords are never shown, neither when users are read nor when they are refused', async () => {
  const made = await create('users', {
    name: 'nuevo',
    roles: ['demo-operadores'],
    password: 'una-clave-larga',
  });
  expect(made.status).toBe(201);
  expect(made.text).not.toContain('clave');
  expect((await admin.request('GET', '/api/v1/users')).text).not.toMatch(/password|argon2/);
  const refused = await create('users', { name: 'otro', roles: [], password: 'corta' });
  expect(refused.status).toBe(422);
  expect(refused.text).not.toContain('corta');
});

test('the last one who may change people cannot be removed, disabled or stripped of it', async () => {
  const change = (address: string, body: object) =>
    admin.request('PUT', address, { headers: { 'if-match': '*' }, body });
  const removed = await admin.request('DELETE', '/api/v1/users/admin', { headers: { 'if-match': '*' } });
  expect(refusal(removed)).toEqual({ status: 409, code: 'IN_USE' });
  expect(
    (
      await change('/api/v1/users/admin', {
        name: 'admin',
        roles: ['demo-administradores'],
        enabled: false,
      })
    ).status,
  ).toBe(409);
  expect((await change('/api/v1/users/admin', { name: 'admin', roles: [] })).status).toBe(409);
  expect(
    (await change('/api/v1/roles/demo-administradores', { name: 'Administradores', rights: [] })).status,
  ).toBe(409);
  expect((await admin.request('GET', '/api/v1/users')).status).toBe(200);
});

test('a partner’s new token works at once and its former one no longer', async () => {
  const made = await create('partners', { name: 'Otro sistema', type: 'lpr' });
  const first = await admin.request('POST', `/api/v1/partners/${made.body.id}/token`);
  const second = await admin.request('POST', `/api/v1/partners/${made.body.id}/token`);
  const post = (token: string) =>
    site.request('POST', '/ingest/v1/events', {
      token,
      headers: { 'content-type': 'application/cloudevents+json' },
      text: JSON.stringify(heldDoor()),
    });
  expect((await post(first.body.token)).status).toBe(401);
  expect((await post(second.body.token)).status).toBe(202);
  expect((await admin.request('POST', '/api/v1/partners/none/token')).status).toBe(404);
});
