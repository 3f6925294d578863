import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recipientsPreviewSchema, signedOutSchema } from '../../src/shared/link/people.ts';
import { closeCodes } from '../../src/shared/link/protocol.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  admin = await site.signIn('admin');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

const signOut = (user: string, by = admin) => by.request('POST', `/api/v1/users/${user}/sign-out`);
const preview = (roles: readonly string[], users: readonly string[], by = admin) =>
  by.request('POST', '/api/v1/recipients/preview', { body: { roles, users } });

test('R-J05 signing a user out everywhere ends his links and tokens on all devices, and nobody else’s', async () => {
  const [desk, wall, other] = await Promise.all([
    site.signIn('operador1'),
    site.signIn('operador1'),
    site.signIn('operador2'),
  ]);
  const probe = await LinkProbe.live(site.address, { token: desk.token });
  const bystander = await LinkProbe.live(site.address, { token: other.token });
  const answer = await signOut('operador1');
  expect(answer.status).toBe(200);
  expect(signedOutSchema.parse(answer.body)).toEqual({ sessions: 2 });
  expect(await probe.closed).toMatchObject({ code: closeCodes.token });
  for (const { token } of [desk, wall]) {
    expect((await site.request('GET', '/api/v1/alarms', { token })).status).toBe(401);
  }
  expect((await other.request('GET', '/api/v1/alarms')).status).toBe(200);
  await bystander.run({ name: 'alarm.handle', alarm: 'none', args: {} });
  bystander.cut();
  expect((await signOut('operador1')).body).toEqual({ sessions: 0 });
  expect((await site.signIn('operador1')).token).not.toBe(desk.token);
});

test('R-J05 nobody is signed out who is not there, nor by somebody who may not change people', async () => {
  expect(await signOut('nadie')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  const supervisor = await site.signIn('supervisor');
  expect(await signOut('operador2', supervisor)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
});

test('R-D10 the people behind roles and users are named once each, with whether they may operate', async () => {
  const answer = await preview(['demo-operadores', 'demo-operadores-levante'], ['operador1', 'admin']);
  expect(answer.status).toBe(200);
  expect(recipientsPreviewSchema.parse(answer.body)).toEqual({
    users: [
      { id: 'admin', name: 'admin', mayOperate: true },
      { id: 'operador1', name: 'operador1', mayOperate: true },
      { id: 'operador2', name: 'operador2', mayOperate: true },
      { id: 'operadora3', name: 'operadora3', mayOperate: true },
    ],
  });
});

test('R-D10 who is disabled is not named, who may not operate is marked, and an unknown role is nobody', async () => {
  const role = await admin.request('POST', '/api/v1/roles', {
    body: { name: 'Miran', rights: ['search.run'] },
  });
  const person = (name: string, enabled: boolean) =>
    admin.request('POST', '/api/v1/users', { body: { name, enabled, roles: [role.body.id] } });
  const watcher = await person('vigilante', true);
  await person('ausente', false);
  const answer = await preview([role.body.id, 'no-such-role'], []);
  expect(answer.body).toEqual({ users: [{ id: watcher.body.id, name: 'vigilante', mayOperate: false }] });
  expect((await preview([], [])).body).toEqual({ users: [] });
});

test('R-D10 only who may read the configuration learns who receives what', async () => {
  const [operator, supervisor] = await Promise.all([site.signIn('operador2'), site.signIn('supervisor')]);
  expect((await preview(['demo-operadores'], [], operator)).body).toMatchObject({ code: 'FORBIDDEN' });
  expect((await preview(['demo-operadores'], [], supervisor)).status).toBe(200);
  expect((await preview(['x'.repeat(65)], [])).status).toBe(422);
});
