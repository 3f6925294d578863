import { afterEach, expect, test } from 'vitest';
import { backupSchema, backupsSchema } from '../../src/shared/link/backup.ts';
import { listedPlate, motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe, ProbeMemory } from '../helpers/linkProbe.ts';
import { RunningSite } from '../helpers/runningSite.ts';

let site: RunningSite;

afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

test('R-J06 a link with a cursor from before a restore gets reset epoch and the restored list', async () => {
  site = await RunningSite.start();
  const [admin, operator] = await Promise.all([site.signIn('admin'), site.signIn('operador1')]);
  await site.ingest(listedPlate());
  const made = await admin.request('POST', '/api/v1/backup');
  expect(made.status).toBe(201);
  const { name } = backupSchema.parse(made.body);
  await site.ingest(motionAtDock());
  const memory = new ProbeMemory();
  const before = await LinkProbe.live(site.address, { token: operator.token, memory });
  expect([...memory.alarms.values()].map(({ definition }) => definition).sort()).toEqual([
    'demo-intruso-muelle',
    'demo-lista-negra',
  ]);
  before.cut();

  await site.close();
  await site.open({ restore: name });
  expect((await site.request('GET', '/api/v1/alarms', { token: operator.token })).status).toBe(401);
  const { token } = await site.signIn('operador1');
  const after = await LinkProbe.live(site.address, { token, memory });
  expect(after.of('reset').map(({ d }) => d.why)).toEqual(['epoch']);
  expect([...memory.alarms.values()].map(({ definition }) => definition)).toEqual(['demo-lista-negra']);
  expect(memory.violations).toEqual([]);
  after.cut();

  await site.close();
  await expect(site.open({ restore: name })).rejects.toThrow(/already/);
  expect(site.errors.splice(0)).toEqual([expect.stringMatching(/does not start: .*already/)]);
  await site.open();
  const again = await site.signIn('admin');
  expect(backupsSchema.parse((await again.request('GET', '/api/v1/backups')).body).backups).toHaveLength(1);
});

test('backups are made, listed and removed by administrators alone', async () => {
  site = await RunningSite.start();
  const [admin, supervisor] = await Promise.all([site.signIn('admin'), site.signIn('supervisor')]);
  for (const [method, address] of [
    ['POST', '/api/v1/backup'],
    ['GET', '/api/v1/backups'],
    ['DELETE', '/api/v1/backups/20260301-120000'],
  ] as const) {
    expect((await supervisor.request(method, address)).status).toBe(403);
  }
  expect((await admin.request('GET', '/api/v1/backups')).body).toEqual({ backups: [] });
  const answers = await Promise.all([
    admin.request('POST', '/api/v1/backup'),
    admin.request('POST', '/api/v1/backup'),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { body } = await admin.request('GET', '/api/v1/backups');
  const [backup] = backupsSchema.parse(body).backups;
  expect((await admin.request('DELETE', `/api/v1/backups/${backup?.name}`)).status).toBe(204);
  expect(await admin.request('DELETE', `/api/v1/backups/${backup?.name}`)).toMatchObject({
    status: 404,
    body: { code: 'NOT_FOUND' },
  });
  expect((await admin.request('DELETE', '/api/v1/backups/..%2Ffiles')).status).toBe(404);
});
