import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { AlarmAction } from '../../src/shared/domain/action.ts';
import { CallReceiver } from '../helpers/callReceiver.ts';
import { cloudEvent } from '../helpers/demoEvents.ts';
import { eventually } from '../helpers/eventually.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;
let receiver: CallReceiver;

beforeAll(async () => {
  receiver = await CallReceiver.start();
  site = await RunningSite.start({ allowActionsTo: [`127.0.0.1:${receiver.port}`] });
  admin = await site.signIn('admin');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(async () => {
  await site.end();
  await receiver.end();
});

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Makes a definition on a kind of event of its own, raises its alarm, and answers the alarm's id. */
async function raise(actions: readonly AlarmAction[]): Promise<string> {
  const kind = `external.${randomUUID()}`;
  const users = (await admin.request('GET', '/api/v1/users')).body.items as Named[];
  const operator = users.find(({ name }) => name === 'operador1')?.id;
  const definition = await admin.request('POST', '/api/v1/definitions', {
    body: {
      name: `Acciones ${kind}`,
      trigger: { kind: 'site', events: [kind], resources: 'all' },
      priority: 2,
      recipients: { roles: [], users: [operator] },
      actions,
    },
  });
  expect(definition.status, definition.text).toBe(201);
  expect((await site.ingest(cloudEvent(kind, 'x'))).status).toBe(202);
  const page = await admin.request('GET', `/api/v1/alarms?definition=${definition.body.id}`);
  expect(page.body.alarms).toHaveLength(1);
  return page.body.alarms[0].id as string;
}

async function outcomesOf(alarm: string): Promise<readonly unknown[]> {
  const { body } = await admin.request('GET', `/api/v1/alarms/${alarm}/history`);
  return (body.journal as { kind: string; body: { action?: string; detail?: string } }[])
    .filter(({ kind }) => kind.startsWith('action'))
    .map((entry) => [entry.kind, entry.body.action, entry.body.detail]);
}

test('R-D11 a webhook is signed, names its id and time, and tells the alarm', async () => {
  const secret = 'un secreto de pruebas';
  const alarm = await raise([{ kind: 'webhook', url: receiver.address('/hook'), secret }]);
  await eventually(async () =>
    expect(await outcomesOf(alarm)).toEqual([['actionDone', 'webhook', 'HTTP 204']]),
  );
  const [call] = receiver.to('/hook');
  const headers = call?.request.headers ?? {};
  const { 'webhook-id': id, 'webhook-timestamp': timestamp } = headers;
  const expected = createHmac('sha256', secret).update(`${id}.${timestamp}.${call?.body}`).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  expect(JSON.parse(call?.body ?? '')).toMatchObject({
    type: 'alarm.raised',
    id,
    data: { alarm: { id: alarm } },
  });
});

test('R-D11 a webhook’s secret is written and never read; it stays with its address and only with it', async () => {
  const secret = 'otro secreto de pruebas';
  const url = receiver.address('/kept');
  const alarm = await raise([{ kind: 'webhook', url, secret }]);
  await eventually(() => expect(receiver.to('/kept')).toHaveLength(1));
  const all = await admin.request('GET', '/api/v1/definitions');
  expect(all.text).not.toContain(secret);
  const shown = [{ kind: 'webhook', url, hasSecret: true }];
  const { definition: id } = (await admin.request('GET', `/api/v1/alarms/${alarm}`)).body;
  const address = `/api/v1/definitions/${id}`;
  const { body: definition } = await admin.request('GET', address);
  expect(definition.actions).toEqual(shown);
  const change = (version: number, actions: unknown): Promise<Answer> =>
    admin.request('PUT', address, {
      body: { ...definition, actions },
      headers: { 'if-match': `"${version}"` },
    });
  const kept = await change(1, definition.actions);
  expect(kept.status, kept.text).toBe(200);
  expect(kept.text).not.toContain(secret);
  expect(kept.body.actions).toEqual(shown);
  await site.ingest(cloudEvent(definition.trigger.events[0], 'y'));
  await eventually(() => expect(receiver.to('/kept')).toHaveLength(2));
  expect(receiver.to('/kept')[1]?.request.headers['webhook-signature']).toMatch(/^v1,/);
  const elsewhere = receiver.address('/moved');
  const moved = await change(2, [{ kind: 'webhook', url: elsewhere }]);
  expect(moved.body.actions).toEqual([{ kind: 'webhook', url: elsewhere, hasSecret: false }]);
});

test('R-D11 an output is an HTTP call as the definition says', async () => {
  const url = receiver.address('/relay/2?state=on');
  const alarm = await raise([{ kind: 'output', url, method: 'PUT', body: '{"on":true}' }]);
  await eventually(async () =>
    expect(await outcomesOf(alarm)).toEqual([['actionDone', 'output', 'HTTP 204']]),
  );
  const [call] = receiver.to('/relay/2?state=on');
  expect(call).toMatchObject({ body: '{"on":true}', request: { method: 'PUT' } });
});

test('R-D11 nothing that an action does is waited for: a place that hangs, one that is not allowed, one that leads on', async () => {
  const url = receiver.address('/hang');
  const hanging = await raise([{ kind: 'webhook', url }]);
  expect(await outcomesOf(hanging)).toEqual([]);
  const refused = await raise([
    { kind: 'webhook', url: 'http://169.254.169.254/latest' },
    { kind: 'output', url: `${site.address}/health/live`, method: 'GET' },
    { kind: 'output', url: receiver.address('/away'), method: 'GET' },
  ]);
  await eventually(async () =>
    expect([...(await outcomesOf(refused))].toSorted()).toEqual([
      ['actionFailed', 'output', 'HTTP 302'],
      ['actionFailed', 'output', 'address not allowed'],
      ['actionFailed', 'webhook', 'address not allowed'],
    ]),
  );
  expect(receiver.to('/elsewhere')).toEqual([]);
});

test('R-D11 a camera is shown on the recipients’ workstations and on no others', async () => {
  const camera = (await admin.request('GET', '/api/v1/resources')).body.items.find(
    ({ kind }: { readonly kind: string }) => kind === 'camera',
  ).id as string;
  const operator = await LinkProbe.live(site.address, { token: (await site.signIn('operador1')).token });
  const onlooker = await LinkProbe.live(site.address, { token: admin.token });
  const alarm = await raise([{ kind: 'showCamera', camera }]);
  await operator.until(() => operator.of('show').some(({ d }) => d.alarm === alarm));
  expect(operator.of('show')).toMatchObject([{ d: { camera, alarm } }]);
  const frames = operator.frames.map(({ t, d }) => [t, (d as { readonly id?: string }).id]);
  const shownAt = frames.findIndex(([t]) => t === 'show');
  expect(frames.findIndex(([t, id]) => t === 'alarm' && id === alarm)).toBeLessThan(shownAt);
  await onlooker.until(() => onlooker.memory.alarms.has(alarm));
  // A later answer on the same link comes after whatever the server had to say before it.
  await onlooker.run({ name: 'alarm.handle', alarm, args: {} });
  expect(onlooker.of('show')).toEqual([]);
  // It is none of the alarm's own devices, and may be watched through it all the same (R-D10).
  expect(operator.memory.alarms.get(alarm)?.resources).toMatchObject([{ id: camera, trigger: false }]);
  operator.cut();
  onlooker.cut();
});

test('R-D11 a definition that shows a camera which is not there is refused, naming the field', async () => {
  const answer = await admin.request('POST', '/api/v1/definitions', {
    body: {
      name: 'Cámara que no hay',
      trigger: { kind: 'site', events: 'all', resources: 'all' },
      priority: 2,
      recipients: { roles: [], users: ['nobody'] },
      actions: [{ kind: 'showCamera', camera: 'nowhere' }],
    },
  });
  expect(answer.status).toBe(422);
});

test('R-D11 e-mail goes out through a real mail server, and the password is never shown', async () => {
  const mails: string[] = [];
  const logins: string[] = [];
  const server = new SMTPServer({
    authOptional: false,
    hideSTARTTLS: false,
    onAuth: ({ username, password }, _session, done) => {
      logins.push(`${username}:${password}`);
      done(null, { user: username ?? '' });
    },
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => {
        mail += String(chunk);
      });
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1') as NetServer;
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const unset = await admin.request('POST', '/api/v1/mail/test', { body: { to: 'guardia@site.example' } });
  expect(unset.status).toBe(409);

  const open = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      let mail = '';
      stream.on('data', (chunk: Buffer) => {
        mail += String(chunk);
      });
      stream.on('end', () => {
        mails.push(mail);
        done();
      });
    },
  });
  const openListening = open.listen(0, '127.0.0.1') as NetServer;
  await once(openListening, 'listening');
  const openPort = (openListening.address() as AddressInfo).port;

  const settings = { host: '127.0.0.1', secure: false, from: 'site@site.example' };
  const put = await admin.request('PUT', '/api/v1/mail', { body: { ...settings, port: openPort } });
  expect(put).toMatchObject({ status: 200, body: { settings: { port: openPort, hasPassword: false } } });
  const trial = await admin.request('POST', '/api/v1/mail/test', { body: { to: 'guardia@site.example' } });
  expect(trial.body).toEqual({ sent: true, reason: null });
  const alarm = await raise([
    { kind: 'email', to: ['guardia@site.example'], subject: 'Alarma\r\nBcc: otro@site.example' },
  ]);
  await eventually(async () => expect(await outcomesOf(alarm)).toEqual([['actionDone', 'email', '1/1']]));
  expect(mails).toHaveLength(2);
  expect(mails[1]).toContain('To: guardia@site.example');
  expect(mails[1]).not.toMatch(/^Bcc:/m);

  // A password only goes over TLS with a certificate that holds; this server's does not.
  const secret = { ...settings, port, user: 'site', password: 'un secreto' };
  const withPassword = await admin.request('PUT', '/api/v1/mail', { body: secret });
  expect(withPassword.body.settings).toMatchObject({ user: 'site', hasPassword: true });
  expect(withPassword.text).not.toContain('un secreto');
  const refused = await admin.request('POST', '/api/v1/mail/test', { body: { to: 'guardia@site.example' } });
  expect(refused.body.sent).toBe(false);
  expect(logins).toEqual([]);
  const moved = await admin.request('PUT', '/api/v1/mail', {
    body: { ...settings, user: 'site', port: openPort },
  });
  expect(moved.body.settings.hasPassword).toBe(false);
  await new Promise<void>((resolve) => server.close(resolve));
  await new Promise<void>((resolve) => open.close(resolve));
});

test('R-D11 operators neither see nor change how the site sends e-mail', async () => {
  const operator = await site.signIn('operador1');
  expect((await operator.request('GET', '/api/v1/mail')).status).toBe(403);
  expect((await operator.request('PUT', '/api/v1/mail', { body: {} })).status).toBe(403);
  expect((await operator.request('POST', '/api/v1/mail/test', { body: {} })).status).toBe(403);
});
