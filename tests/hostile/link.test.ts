import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { seededRandom } from '../../src/server/demo/seededRandom.ts';
import { readServerFrame } from '../../src/shared/link/frames.ts';
import { closeCodes, linkProtocol } from '../../src/shared/link/protocol.ts';
import { motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { casesOf, HostileSite, seed } from './hostileSite.ts';
import { hostileJson, hostileText, noise, pick, type Random } from './mutations.ts';

const links = 8;
let attacked: HostileSite;
let token: string;
let alarm: string;

beforeAll(async () => {
  attacked = await HostileSite.start();
  await attacked.site.ingest(motionAtDock());
  const operator = await attacked.site.signIn('operador1');
  token = operator.token;
  alarm = (await operator.request('GET', '/api/v1/alarms')).body.alarms[0].id;
});

afterAll(() => attacked.end());

function validFrame(random: Random): object {
  const command = (name: string, args: object): object => ({
    t: 'cmd',
    d: { id: randomUUID(), name, alarm, version: 1, args },
  });
  return pick(random, [
    { t: 'hb', d: { seq: 1 } },
    { t: 'seen', d: { cur: '1' } },
    { t: 'auth', d: { token } },
    { t: 'cmd.status', d: { ids: [randomUUID()] } },
    { t: 'hello', d: { token, device: 'd', app: 'a', locale: 'es', resume: { epoch: 'e', cur: '5' } } },
    command('alarm.handle', {}),
    command('alarm.assign', { user: 'operador2' }),
    command('alarm.step', { step: 'uno', done: true, comment: 'c' }),
    command('alarm.close', { reason: 'other', text: 't' }),
    { t: 'cmd', d: { id: randomUUID(), name: 'alarms.handle', alarms: [alarm], args: {} } },
    { t: hostileText(random), d: {} },
  ]);
}

/** A frame that the server answers in any case, so that what came before it is known to be digested. */
const question = (): string => JSON.stringify({ t: 'cmd.status', d: { ids: [randomUUID()] } });

/** Codes that the protocol has, and those with which RFC 6455 ends what is no text frame. */
const expectedCodes: readonly number[] = [...Object.values(closeCodes), 1002, 1007];

/** Each link has numbers of its own: in which order the links are answered must not change what they send. */
async function attackOneByOne(link: number, count: number): Promise<Record<string, number>> {
  const random = seededRandom(seed + 100 + link);
  const seen: Record<string, number> = { digested: 0 };
  let sent = 0;
  while (sent < count) {
    const probe = await LinkProbe.live(attacked.site.address, { token });
    // Fewer than the bucket of frames holds: this is about what is in them.
    for (let onThis = 0; onThis < 400 && sent < count; onThis += 1) {
      sent += 1;
      const bytes = hostileJson(random, validFrame(random));
      const answered = probe.of('cmd.unknown').length;
      probe.socket.send(random() < 0.97 ? bytes.toString('utf8') : bytes);
      probe.socket.send(question());
      const isAnswered = probe.until(() => probe.of('cmd.unknown').length > answered).then(() => 0);
      const code = await Promise.race([isAnswered.catch(() => -1), probe.closed.then((end) => end.code)]);
      if (code === 0) {
        seen.digested = (seen.digested ?? 0) + 1;
        continue;
      }
      const ended = (await probe.closed).code;
      expect([expectedCodes.includes(ended), String(bytes).slice(0, 500)]).toEqual([
        true,
        String(bytes).slice(0, 500),
      ]);
      seen[ended] = (seen[ended] ?? 0) + 1;
      break;
    }
    expect(probe.memory.violations).toEqual([]);
    probe.cut();
  }
  return seen;
}

test('no frame makes the server fail; it is answered, or the link ends with a code of the protocol', async () => {
  const each = Math.ceil(casesOf({ short: 3_000, long: 24_000 }) / links);
  const seen = await Promise.all(Array.from({ length: links }, (_, link) => attackOneByOne(link, each)));
  attacked.cases += each * links;
  await attacked.expectWell();
  attacked.report(`link ${JSON.stringify(seen[0])} on the first of ${links}`);
}, 600_000);

test('bytes that are no WebSocket frames end their own link and nothing else', async () => {
  const witness = await LinkProbe.live(attacked.site.address, { token });
  const count = casesOf({ short: 300, long: 2_000 });
  const { hostname, port } = new URL(attacked.site.address);
  for (let index = 0; index < count; index += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, each) => sendNoise(hostname, Number(port), index + each)),
    );
  }
  attacked.cases += count;
  await attacked.expectWell();
  const news = witness.of('alarm').length;
  await attacked.site.ingest(motionAtDock());
  await witness.until(() => witness.of('alarm').length > news);
  expect(witness.memory.violations).toEqual([]);
  witness.cut();
}, 300_000);

async function sendNoise(host: string, port: number, index: number): Promise<void> {
  const random = seededRandom(seed + 1_000 + index);
  const socket = connect(port, host);
  // The server may cut it at any byte.
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  socket.write(
    [
      `GET ${linkProtocol.path} HTTP/1.1`,
      'Host: x',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      `Sec-WebSocket-Protocol: ${linkProtocol.subprotocol}`,
      '',
      '',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  socket.resume();
  socket.end(Buffer.from(noise(random, 1 + Math.floor(random() * 400)), 'latin1'));
  await once(socket, 'close');
}

test('a frame over 1 MiB is refused before it is read, and a flood of frames ends its link', async () => {
  const big = await LinkProbe.live(attacked.site.address, { token });
  big.socket.send('x'.repeat(linkProtocol.frameBytesMost + 1));
  expect((await big.closed).code).toBe(closeCodes.badFrame);
  const flood = await LinkProbe.live(attacked.site.address, { token });
  for (let index = 0; index < 5_000; index += 1) {
    flood.socket.send('{"t":"nada","d":{}}');
  }
  expect((await flood.closed).code).toBe(closeCodes.badFrame);
  await attacked.expectWell();
});

test('tokens that were signed out, were never given or belong to another kind of caller open nothing', async () => {
  const { site } = attacked;
  const gone = await site.signIn('operador2');
  const linked = await LinkProbe.live(site.address, { token: gone.token });
  await gone.request('DELETE', '/api/v1/session');
  expect((await linked.closed).code).toBe(closeCodes.token);
  const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  for (const bad of [gone.token, changed, 'demo-ingest', token.toUpperCase(), `${token} `, '*', '../x']) {
    const probe = await LinkProbe.open(site.address, { token: bad });
    expect([bad, (await probe.closed).code]).toEqual([bad, closeCodes.token]);
    const answer = await site.request('GET', '/api/v1/alarms', {
      headers: { authorization: `Bearer x${bad}` },
    });
    expect(answer.status).toBe(401);
  }
  expect((await site.request('GET', '/api/v1/alarms', { token: gone.token })).status).toBe(401);
  expect((await site.request('GET', '/api/v1/alarms', { token: 'demo-ingest' })).status).toBe(401);
});

test('what the server says is readable by its own contract, also to a client that says nothing right', async () => {
  const heard: string[] = [];
  const socket = new WebSocket(
    `${attacked.site.address.replace('http', 'ws')}${linkProtocol.path}`,
    linkProtocol.subprotocol,
  );
  socket.on('message', (data) => heard.push(String(data)));
  await once(socket, 'open');
  socket.send(JSON.stringify({ t: 'hello', d: { token: '<script>', device: 'd', app: 'a', locale: 'es' } }));
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  expect([code, String(reason).includes('<script>')]).toEqual([closeCodes.token, false]);
  for (const text of heard) {
    expect(readServerFrame(text).kind).toBe('frame');
  }
});
