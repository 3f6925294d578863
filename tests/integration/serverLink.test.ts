import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes, linkProtocol } from '../../src/shared/link/protocol.ts';
import { heldDoor, listedPlate, motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
const users = new Map<string, SignedIn>();

beforeAll(async () => {
  site = await RunningSite.start();
  for (const name of ['operador1', 'operador2', 'operadora3', 'supervisor', 'admin']) {
    users.set(name, await site.signIn(name));
  }
});

afterAll(() => site.end());

function tokenOf(user: string): string {
  return users.get(user)?.token ?? '';
}

function live(user: string): Promise<LinkProbe> {
  return LinkProbe.live(site.address, { token: tokenOf(user) });
}

/** Raises an alarm and answers it as a probe sees it. */
async function raise(
  probe: LinkProbe,
  event: object,
): Promise<{ id: string; number: number; version: number }> {
  const known = new Set(probe.memory.alarms.keys());
  expect((await site.ingest(event)).status).toBe(202);
  const fresh = () => [...probe.memory.alarms.values()].find(({ id }) => !known.has(id));
  await probe.until(() => fresh() !== undefined);
  const alarm = fresh();
  if (!alarm) {
    throw new Error('nothing was raised');
  }
  return alarm;
}

test('R-D10 R-E02 R-J03 both recipients get the alarm and its news, a third user nothing, an administrator the alarm alone', async () => {
  const [first, second, third, admin] = await Promise.all(
    ['operador1', 'operador2', 'operadora3', 'admin'].map(live),
  );
  if (!first || !second || !third || !admin) {
    throw new Error('a link is missing');
  }
  const alarm = await raise(first, listedPlate());
  await second.until(() => second.memory.alarms.has(alarm.id) && second.memory.news.includes(alarm.id));
  await admin.until(() => admin.memory.alarms.has(alarm.id));
  expect(first.memory.alarms.get(alarm.id)).toMatchObject({
    name: 'Matrícula en lista negra',
    priority: 1,
    state: 'new',
    additional: { plate: { text: '4821KLM' } },
    allowed: ['alarm.handle', 'alarm.assign'],
  });
  expect(first.memory.news).toContain(alarm.id);
  expect(admin.memory.alarms.get(alarm.id)?.allowed).toEqual([]);

  // What is told of a later alarm of hers comes after everything that could have been told of this one.
  const hers = {
    specversion: '1.0',
    id: randomUUID(),
    source: 'urn:test',
    type: 'door.forced',
    subject: 'puerta-levante',
  };
  expect((await site.ingest(hers)).status).toBe(202);
  await third.until(() => third.memory.news.length > 0);
  await admin.until(() =>
    [...admin.memory.alarms.values()].some(({ name }) => name === 'Levante, puerta forzada'),
  );
  expect(third.frames.some((frame) => JSON.stringify(frame).includes(alarm.id))).toBe(false);
  expect([...third.memory.alarms.values()].map(({ name }) => name)).toEqual(['Levante, puerta forzada']);
  expect(admin.memory.news).toEqual([]);
  expect((await users.get('operadora3')?.request('GET', `/api/v1/alarms/${alarm.id}`))?.status).toBe(404);
  const list = await users.get('operadora3')?.request('GET', '/api/v1/alarms');
  expect(list?.body.alarms.map((each: { name: string }) => each.name)).toEqual(['Levante, puerta forzada']);
  const refused = await third.run({ name: 'alarm.handle', alarm: alarm.id, args: {} });
  expect(refused.d).toMatchObject({ code: 'NOT_FOUND' });
  expect(JSON.stringify(refused.d)).not.toContain('alarm"');
  for (const probe of [first, second, third, admin]) {
    expect(probe.memory.violations).toEqual([]);
    probe.cut();
  }
});

test('R-E16 of two operators who handle an alarm at once exactly one wins, and the other is told who has it', async () => {
  const [first, second] = await Promise.all([live('operador1'), live('operador2')]);
  const alarm = await raise(first, motionAtDock());
  await second.until(() => second.memory.alarms.has(alarm.id));
  const handle = { name: 'alarm.handle', alarm: alarm.id, version: alarm.version, args: {} } as const;
  const answers = await Promise.all([first.run(handle), second.run(handle)]);
  const winner = answers.findIndex(({ t }) => t === 'ack');
  const loser = answers[1 - winner];
  expect(answers.map(({ t }) => t).sort()).toEqual(['ack', 'err']);
  expect(loser?.d).toMatchObject({
    code: 'ALREADY_ASSIGNED',
    alarm: { state: 'inProgress', assignee: { name: winner === 0 ? 'operador1' : 'operador2' } },
  });
  first.cut();
  second.cut();
});

test('R-G01 R-G04 R-G05 R-G06 an alarm is handled, worked through and closed over the link, and leaves every list', async () => {
  const [mine, other] = await Promise.all([live('operador1'), live('operador2')]);
  const { id } = await raise(mine, motionAtDock());
  expect((await mine.run({ name: 'alarm.handle', alarm: id, args: {} })).t).toBe('ack');
  expect((await mine.run({ name: 'alarm.close', alarm: id, args: { reason: 'handled' } })).d).toMatchObject({
    code: 'PROCEDURE_INCOMPLETE',
  });
  for (const { step, comment } of [
    { step: 'verificar' },
    { step: 'patrulla', comment: 'Patrulla 2, 14:05' },
    { step: 'policia' },
  ]) {
    const args = { step, done: true, ...(comment !== undefined && { comment }) };
    expect((await mine.run({ name: 'alarm.step', alarm: id, args })).t).toBe('ack');
  }
  await mine.until(() => mine.memory.alarms.get(id)?.allowed.includes('alarm.close') ?? false);
  expect((await mine.run({ name: 'alarm.close', alarm: id, args: { reason: 'false' } })).t).toBe('ack');
  await other.until(() => other.of('alarm.gone').some(({ d }) => d.id === id && d.why === 'closed'));
  expect(mine.memory.alarms.has(id)).toBe(false);
  const history = await users.get('operador2')?.request('GET', `/api/v1/alarms/${id}/history`);
  expect(history?.body.journal.map((entry: { kind: string }) => entry.kind)).toEqual([
    'raised',
    'handled',
    'stepDone',
    'stepDone',
    'stepDone',
    'closed',
  ]);
  mine.cut();
  other.cut();
});

test('R-J07 a command that is sent again gets the same answer and nothing happens again, on the link and over REST', async () => {
  const probe = await live('operador1');
  const { id } = await raise(probe, motionAtDock());
  const commandId = randomUUID();
  const request = { name: 'alarm.handle', alarm: id, args: {} } as const;
  const first = await probe.run(request, commandId);
  const again = await probe.run(request, commandId);
  expect(again.d).toEqual({ ...first.d, repeated: true });
  const rest = await users.get('operador1')?.request('POST', '/api/v1/commands', {
    headers: { 'idempotency-key': commandId },
    body: request,
  });
  expect(rest).toMatchObject({ status: 200, body: { ...first.d, repeated: true } });
  const unknown = randomUUID();
  probe.send({ t: 'cmd.status', d: { ids: [commandId, unknown] } });
  await probe.until(() => probe.of('cmd.unknown').length > 0);
  expect(probe.of('cmd.unknown')[0]?.d.ids).toEqual([unknown]);
  expect(probe.of('ack').at(-1)?.d).toEqual({ ...first.d, repeated: true });
  probe.cut();
});

test('R-E13 R-E15 alarms are handled in bulk, and a bulk close does not exist', async () => {
  const probe = await live('operador1');
  const one = await raise(probe, heldDoor());
  const two = await raise(probe, heldDoor());
  const answer = await probe.run({ name: 'alarms.handle', alarms: [one.id, two.id, 'none'], args: {} });
  expect(answer).toMatchObject({
    t: 'ack',
    d: { result: { outcomes: [{ code: null }, { code: null }, { alarm: 'none', code: 'NOT_FOUND' }] } },
  });
  const id = randomUUID();
  probe.socket.send(
    JSON.stringify({ t: 'cmd', d: { id, name: 'alarms.close', alarms: [one.id], args: {} } }),
  );
  await probe.until(() => probe.of('err').some(({ d }) => d.id === id));
  expect(probe.of('err').at(-1)?.d).toEqual({ id, code: 'BAD_FRAME' });
  probe.cut();
});

test('R-E10 the recipients of an alarm are those whom it may be assigned to', async () => {
  const probe = await live('operador1');
  const { id } = await raise(probe, listedPlate());
  const answer = await users.get('operador1')?.request('GET', `/api/v1/alarms/${id}/recipients`);
  expect(answer?.body.users.map((user: { name: string }) => user.name)).toEqual([
    'operador1',
    'operador2',
    'supervisor',
  ]);
  const wrong = await probe.run({ name: 'alarm.assign', alarm: id, args: { user: 'operadora3' } });
  expect(wrong.d).toMatchObject({ code: 'USER_NOT_ALLOWED' });
  expect((await probe.run({ name: 'alarm.assign', alarm: id, args: { user: 'operador2' } })).t).toBe('ack');
  await probe.until(() => probe.memory.alarms.get(id)?.assignee?.name === 'operador2');
  probe.cut();
});

test('an unknown frame is ignored, also one that has fields of a later version', async () => {
  const probe = await live('operador1');
  probe.socket.send(JSON.stringify({ t: 'dance', d: { steps: 3 } }));
  probe.socket.send(JSON.stringify({ t: 'hb', d: { seq: 1, mood: 'good' }, extra: true }));
  const { t } = await probe.run({ name: 'alarm.handle', alarm: 'none', args: {} });
  expect(t).toBe('err');
  probe.cut();
});

const endings: readonly [what: string, open: (probe: LinkProbe) => void, code: number][] = [
  ['text that is no frame', (probe) => probe.socket.send('{"t":'), closeCodes.badFrame],
  [
    'a frame whose fields are wrong',
    (probe) => probe.socket.send('{"t":"hb","d":{"seq":-1}}'),
    closeCodes.badFrame,
  ],
  ['a binary frame', (probe) => probe.socket.send(Buffer.from('{}')), closeCodes.badFrame],
  [
    'a frame of more than 1 MiB',
    (probe) => probe.socket.send(`{"t":"hb","d":{"seq":1,"x":"${'x'.repeat(linkProtocol.frameBytesMost)}"}}`),
    closeCodes.badFrame,
  ],
  [
    'a second hello',
    (probe) => probe.send({ t: 'hello', d: { token: 'x', device: 'x', app: 'x', locale: 'en' } }),
    closeCodes.badFrame,
  ],
  ['a wrong fresh token', (probe) => probe.send({ t: 'auth', d: { token: 'wrong' } }), closeCodes.token],
];

test.each(endings)('%s ends the link', async (_what, open, code) => {
  const probe = await live('operador1');
  open(probe);
  expect(await probe.closed).toMatchObject({ code });
});

test('a first frame that is no hello, and a hello with a wrong token, end the link', async () => {
  const first = await LinkProbe.open(site.address, { token: '', hello: false });
  first.send({ t: 'hb', d: { seq: 0 } });
  expect(await first.closed).toMatchObject({ code: closeCodes.badFrame });
  const second = await LinkProbe.open(site.address, { token: 'wrong' });
  expect(await second.closed).toMatchObject({ code: closeCodes.token });
});

test('a client of another protocol version learns so by the close code', async () => {
  const probe = await LinkProbe.open(site.address, {
    token: '',
    hello: false,
    subprotocol: 'valerus-link.v9',
  });
  expect(await probe.closed).toMatchObject({ code: closeCodes.protocolVersion });
});

test('a token of the same user renews the link, one of another user ends it', async () => {
  const probe = await live('operador1');
  const fresh = await site.signIn('operador1');
  probe.send({ t: 'auth', d: { token: fresh.token } });
  expect((await probe.run({ name: 'alarm.handle', alarm: 'none', args: {} })).t).toBe('err');
  probe.send({ t: 'auth', d: { token: tokenOf('operador2') } });
  expect(await probe.closed).toMatchObject({ code: closeCodes.token });
});

test('R-J05 signing out ends the link of that session and leaves the user’s others', async () => {
  const [one, other] = [await site.signIn('operador1'), await site.signIn('operador1')];
  const [ending, staying] = await Promise.all(
    [one, other].map(({ token }) => LinkProbe.live(site.address, { token })),
  );
  expect((await one.request('DELETE', '/api/v1/session')).status).toBe(204);
  expect(await ending?.closed).toMatchObject({ code: closeCodes.token });
  expect((await one.request('GET', '/api/v1/alarms')).status).toBe(401);
  expect((await staying?.run({ name: 'alarm.handle', alarm: 'none', args: {} }))?.t).toBe('err');
  staying?.cut();
});

test('commands that come faster than hands are refused, each by its id', async () => {
  const probe = await live('operador1');
  const ids = Array.from({ length: 260 }, () => randomUUID());
  for (const id of ids) {
    probe.send({ t: 'cmd', d: { id, name: 'alarm.handle', alarm: 'none', args: {} } });
  }
  await probe.until(() => probe.of('err').length === ids.length);
  const codes = Map.groupBy(probe.of('err'), ({ d }) => d.code);
  expect([...codes.keys()].sort()).toEqual(['NOT_FOUND', 'RATE_LIMITED']);
  expect(new Set(probe.of('err').map(({ d }) => d.id)).size).toBe(ids.length);
  probe.cut();
});

test('nothing of all this was an error of the server', () => {
  expect(site.errors).toEqual([]);
});
