import { afterEach, beforeEach, expect, test } from 'vitest';
import { heldDoor, motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe, ProbeMemory } from '../helpers/linkProbe.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

const definition = '/api/v1/definitions/demo-intruso-muelle';
const dock = { roles: ['demo-operadores', 'demo-supervisores'], users: [] };
const east = { roles: ['demo-operadores-levante'], users: [] };

let site: RunningSite;
let admin: SignedIn;
let operator: SignedIn;
let easterner: SignedIn;

beforeEach(async () => {
  site = await RunningSite.start();
  [admin, operator, easterner] = await Promise.all([
    site.signIn('admin'),
    site.signIn('operador1'),
    site.signIn('operadora3'),
  ]);
});

afterEach(async () => {
  expect(site.errors).toEqual([]);
  await site.end();
});

async function giveTo(recipients: object): Promise<void> {
  const { body } = await admin.request('GET', definition);
  const changed = await admin.request('PUT', definition, {
    headers: { 'if-match': '*' },
    body: { ...body, recipients },
  });
  expect(changed.status).toBe(200);
}

async function openAlarms(user: SignedIn): Promise<{ id: string; version: number; name: string }[]> {
  return (await user.request('GET', '/api/v1/alarms')).body.alarms;
}

test('R-D10 other recipients of a definition take its open alarms over at once, live', async () => {
  const losing = await LinkProbe.live(site.address, { token: operator.token });
  const gaining = await LinkProbe.live(site.address, { token: easterner.token });
  await site.ingest(motionAtDock());
  await site.ingest(heldDoor());
  await losing.until(() => losing.memory.alarms.size === 2);
  const [before] = (await openAlarms(operator)).filter(({ name }) => name === 'Intruso en el muelle');
  await giveTo(east);
  expect((await openAlarms(easterner)).map(({ name }) => name)).toEqual(['Intruso en el muelle']);
  expect((await openAlarms(operator)).map(({ name }) => name)).toEqual(['Puerta abierta demasiado tiempo']);
  await losing.until(() => losing.memory.alarms.size === 1);
  await gaining.until(() => gaining.memory.alarms.size === 1);
  expect(losing.of('alarm.gone').map(({ d }) => d)).toEqual([{ id: before?.id, version: 2, why: 'rights' }]);
  expect(gaining.of('alarm')[0]?.d).toMatchObject({
    id: before?.id,
    version: 2,
    allowed: ['alarm.handle', 'alarm.assign'],
  });
  expect(losing.of('reset')).toEqual([]);
  const taken = await losing.run({ name: 'alarm.handle', alarm: before?.id ?? '', args: {} });
  expect(taken.d).toMatchObject({ code: 'NOT_FOUND' });
  losing.cut();
  gaining.cut();
});

test('R-D10 who was away resumes with what he gained, and is told what is no longer his', async () => {
  const memories = { losing: new ProbeMemory(), gaining: new ProbeMemory() };
  const losing = await LinkProbe.live(site.address, { token: operator.token, memory: memories.losing });
  const gaining = await LinkProbe.live(site.address, { token: easterner.token, memory: memories.gaining });
  await site.ingest(motionAtDock());
  await losing.until(() => memories.losing.news.length === 1);
  // A cursor of his own: he was here, and had nothing.
  await site.ingest(heldDoor());
  await losing.until(() => memories.losing.news.length === 2);
  losing.cut();
  gaining.cut();
  await giveTo(east);
  await giveTo(dock);
  await giveTo(east);
  const again = await LinkProbe.live(site.address, { token: operator.token, memory: memories.losing });
  expect(again.of('resumed')[0]?.d).toEqual({ replayed: 1 });
  expect(again.of('alarm.gone')[0]?.d).toMatchObject({ version: 4, why: 'rights' });
  expect([...memories.losing.alarms.values()].map(({ name }) => name)).toEqual([
    'Puerta abierta demasiado tiempo',
  ]);
  const other = await LinkProbe.live(site.address, { token: easterner.token, memory: memories.gaining });
  expect([...memories.gaining.alarms.values()].map(({ name }) => name)).toEqual(['Intruso en el muelle']);
  expect([...memories.losing.violations, ...memories.gaining.violations]).toEqual([]);
  again.cut();
  other.cut();
});

test('R-G07 the change stands in the record with who made it, and not with who else receives the alarm', async () => {
  await site.ingest(motionAtDock());
  await giveTo({ roles: [...dock.roles, ...east.roles], users: [] });
  const [alarm] = await openAlarms(easterner);
  const { body } = await easterner.request('GET', `/api/v1/alarms/${alarm?.id}/history`);
  expect(body.journal.map((row: { kind: string }) => row.kind)).toEqual(['raised', 'audienceChanged']);
  expect(body.journal[1]).toMatchObject({ actor: { name: 'admin' }, from: 'new', to: 'new', body: {} });
});

test('R-D10 the same recipients in another order change nothing, and closed alarms keep those they had', async () => {
  await site.ingest(heldDoor());
  await site.ingest(motionAtDock());
  const [alarm] = (await openAlarms(operator)).filter(({ name }) => name === 'Intruso en el muelle');
  await giveTo({ ...dock, roles: dock.roles.toReversed() });
  expect((await openAlarms(operator)).map(({ version }) => version)).toEqual([1, 1]);
  const probe = await LinkProbe.live(site.address, { token: operator.token });
  const id = alarm?.id ?? '';
  await probe.run({ name: 'alarm.handle', alarm: id, args: {} });
  for (const step of (await operator.request('GET', `/api/v1/alarms/${id}`)).body.procedure.steps) {
    await probe.run({
      name: 'alarm.step',
      alarm: id,
      args: { step: step.id, done: true, comment: 'visto' },
    });
  }
  await probe.run({ name: 'alarm.close', alarm: id, args: { reason: 'handled' } });
  probe.cut();
  await giveTo(east);
  expect((await operator.request('GET', `/api/v1/alarms/${id}`)).body.state).toBe('closed');
  expect((await easterner.request('GET', `/api/v1/alarms/${id}`)).status).toBe(404);
});

test('R-H07 a search follows the change: who lost the alarm finds neither it nor its event, who gained it finds both', async () => {
  const found = async (by: SignedIn, kind: 'alarms' | 'events'): Promise<number> => {
    const query = { in: kind, period: { days: 1 }, ...(kind === 'alarms' && { includeOpen: true }) };
    const answer = await by.request('POST', '/api/v1/search', { body: query });
    expect(answer.status).toBe(200);
    return answer.body.items.length;
  };
  const both = async (by: SignedIn) => [await found(by, 'alarms'), await found(by, 'events')];
  await site.ingest(motionAtDock());
  expect(await both(operator)).toEqual([1, 1]);
  expect(await both(easterner)).toEqual([0, 0]);
  await giveTo(east);
  expect(await both(operator)).toEqual([0, 0]);
  expect(await both(easterner)).toEqual([1, 1]);
});
