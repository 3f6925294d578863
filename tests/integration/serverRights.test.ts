import { afterEach, expect, test } from 'vitest';
import { closeCodes } from '../../src/shared/link/protocol.ts';
import { listedPlate, motionInEastWing } from '../helpers/demoEvents.ts';
import { LinkProbe, ProbeMemory } from '../helpers/linkProbe.ts';
import { RunningSite } from '../helpers/runningSite.ts';

let site: RunningSite;

afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

async function giveRoles(name: string, roles: readonly string[], enabled = true): Promise<void> {
  const admin = await site.signIn('admin');
  const { headers } = await admin.request('GET', `/api/v1/users/${name}`);
  const changed = await admin.request('PUT', `/api/v1/users/${name}`, {
    headers: { 'if-match': headers.get('etag') ?? '' },
    body: { name, roles, enabled },
  });
  expect(changed.status).toBe(200);
}

test('R-D10 who loses a role while he is linked gets a reset and keeps nothing of what he may not see', async () => {
  site = await RunningSite.start();
  const { token } = await site.signIn('operador1');
  const probe = await LinkProbe.live(site.address, { token });
  await site.ingest(listedPlate());
  await site.ingest(motionInEastWing());
  await probe.until(() => probe.memory.alarms.size === 1);
  await giveRoles('operador1', ['demo-operadores-levante']);
  await probe.until(() => probe.of('snap.end').length === 2);
  expect(probe.of('reset')[0]?.d).toEqual({ why: 'rights' });
  expect([...probe.memory.alarms.values()].map(({ name }) => name)).toEqual(['Levante, movimiento']);
  // From here on the new rights decide.
  await site.ingest(listedPlate('1111BBB'));
  await site.ingest(motionInEastWing());
  await probe.until(() => probe.memory.alarms.size === 2);
  expect(JSON.stringify(probe.frames)).not.toContain('1111BBB');
  expect(probe.memory.violations).toEqual([]);
  probe.cut();
});

test('R-D10 who lost a role while he was away is not resumed but given the list anew', async () => {
  site = await RunningSite.start();
  const { token } = await site.signIn('operador1');
  const memory = new ProbeMemory();
  const before = await LinkProbe.live(site.address, { token, memory });
  await site.ingest(listedPlate());
  await before.until(() => memory.news.length === 1);
  before.cut();
  await giveRoles('operador1', ['demo-operadores-levante']);
  const after = await LinkProbe.live(site.address, { token, memory });
  expect(after.of('reset')[0]?.d).toEqual({ why: 'rights' });
  expect(memory.alarms.size).toBe(0);
  after.cut();
});

test('R-D10 a user who is disabled loses his link and his token at once', async () => {
  site = await RunningSite.start();
  const user = await site.signIn('operador1');
  const probe = await LinkProbe.live(site.address, { token: user.token });
  await giveRoles('operador1', ['demo-operadores'], false);
  expect(await probe.closed).toMatchObject({ code: closeCodes.token });
  expect((await user.request('GET', '/api/v1/alarms')).status).toBe(401);
  await expect(site.signIn('operador1')).rejects.toThrow('401');
});
