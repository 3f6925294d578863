import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../src/server/demo/seededRandom.ts';
import { ingestFormats } from '../../src/server/ingest/formats.ts';
import { cloudEvent } from '../helpers/demoEvents.ts';
import { samplePng } from '../helpers/officeFiles.ts';
import { casesOf, type HostileRequest, HostileSite, seed } from './hostileSite.ts';
import { multipartForm } from './multipartForm.ts';
import { hostileJson, hostileText, mutatedBytes, noise, pick } from './mutations.ts';

/** Messages of every format, hurt in every way, at the addresses of all of them: a sender may also have the wrong one. */
const random = seededRandom(seed + 1);
const fixtureFolder = path.join(import.meta.dirname, '../fixtures');
const token = 'demo-ingest';
let attacked: HostileSite;

beforeAll(async () => {
  attacked = await HostileSite.start();
  attacked.secrets.push(token);
});

afterAll(() => attacked.end());

interface Message {
  /** The folder of its fixture, which is the name of its format. */
  readonly format: string;
  readonly type: string;
  readonly body: Buffer;
}

const picture = { name: 'foto', contentType: 'image/png', base64: samplePng.toString('base64') };
const richEvent = cloudEvent('lpr.plate', 'camara-acceso-norte', {
  phase: 'start',
  message: 'mensaje',
  plate: { text: '7777ZZZ', country: 'ES', list: 'Lista negra', confidence: 0.9 },
  cardholder: { id: '1', name: 'Nadie', card: '12' },
  attributes: { a: 1, b: 'x', c: true },
  images: [picture],
});

const messages: readonly Message[] = [
  {
    format: 'cloudevents',
    type: 'application/cloudevents+json',
    body: Buffer.from(JSON.stringify(richEvent)),
  },
  {
    format: 'cloudevents',
    type: 'application/cloudevents-batch+json',
    body: Buffer.from(JSON.stringify([richEvent, { ...richEvent, id: 'otro' }])),
  },
  ...readdirSync(fixtureFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(json|xml)$/u.test(file))
    .toSorted()
    .map((file) => ({
      format: path.dirname(file),
      type: file.endsWith('.xml') ? 'application/soap+xml' : 'application/json',
      body: readFileSync(path.join(fixtureFolder, file)),
    })),
];

const bombs: readonly Omit<Message, 'format'>[] = [
  { type: 'text/xml', body: Buffer.from('<a>'.repeat(50_000)) },
  { type: 'text/xml', body: Buffer.from(`<a ${'b="c" '.repeat(20_000)}/>`) },
  {
    type: 'text/xml',
    body: Buffer.from(
      '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;&x;">]><a xmlns:x="file:///etc/passwd">&y;</a>',
    ),
  },
  { type: 'application/json', body: Buffer.from(`{"a":${'{"a":'.repeat(90_000)}1${'}'.repeat(90_001)}`) },
  { type: 'application/json', body: Buffer.from(`[${'1,'.repeat(300_000)}1]`) },
  { type: 'application/cloudevents-batch+json', body: Buffer.from(`[${'{},'.repeat(400_000)}{}]`) },
];

function hostileMessage(): HostileRequest {
  const message = pick(random, messages);
  const { type, body } = random() < 0.002 ? pick(random, bombs) : message;
  const own = ingestFormats.find(({ name }) => name === message.format);
  const { path: address } = own && random() < 0.8 ? own : pick(random, ingestFormats);
  const device = random() < 0.2 ? `?device=${encodeURIComponent(hostileText(random).toWellFormed())}` : '';
  const way = random();
  const headers = { authorization: `Bearer ${token}`, 'content-type': way < 0.05 ? hostileType() : type };
  if (way < 0.1) return { ...binaryMode(), path: address };
  if (way < 0.2) return { ...asForm(body), path: address + device };
  const isJson = type.endsWith('json') && body.length < 100_000;
  const hurt =
    isJson && random() < 0.7
      ? hostileJson(random, { ...JSON.parse(String(body)), id: `h-${random()}` })
      : mutatedBytes(random, body);
  return { method: 'POST', path: address + device, headers, body: hurt };
}

function hostileType(): string {
  const charsets = ['utf-16', 'utf-7', 'iso-8859-1', 'x'.repeat(500), '"', 'utf-8; charset=utf-16'];
  return `${pick(random, messages).type}; charset=${pick(random, charsets)}`;
}

/** An event whose attributes are headers: the client lets only what HTTP allows into them. */
function binaryMode(): HostileRequest {
  const value = (): string =>
    hostileText(random)
      .replaceAll(/[^\u0020-\u007e]/gu, '%E2%98')
      .slice(0, 4_000);
  const names = ['id', 'source', 'type', 'subject', 'time', 'specversion', 'dataschema', 'x', '__proto__'];
  const valid: Record<string, string> = {
    'ce-id': `h-${random()}`,
    'ce-source': 'urn:h',
    'ce-type': 'camera.motion',
    'ce-specversion': '1.0',
  };
  const headers = {
    ...valid,
    [`ce-${pick(random, names)}`]: value(),
    authorization: `Bearer ${token}`,
    'content-type': pick(random, ['application/json', 'text/plain', 'image/png']),
  };
  return { method: 'POST', path: '', headers, body: mutatedBytes(random, Buffer.from('{"phase":"start"}')) };
}

function asForm(body: Buffer): HostileRequest {
  const mark = pick(random, ['x', '-'.repeat(70), '(.*)+', '"']);
  const form = multipartForm(
    mark,
    { fields: 'name="json"', content: body },
    { fields: 'name="upload"; filename="a.png"', content: Buffer.from(noise(random, 40), 'latin1') },
  );
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': `multipart/form-data; boundary=${mark}`,
  };
  return { method: 'POST', path: '', headers, body: random() < 0.2 ? form : mutatedBytes(random, form) };
}

test('no message of any format makes the server fail, and what it takes in can be read back', async () => {
  await attacked.attack(casesOf({ short: 4_000, long: 40_000 }), hostileMessage);
  const { 202: taken = 0, 400: malformed = 0, 422: refused = 0 } = attacked.statuses();
  expect([taken > 100, malformed > 100, refused > 100]).toEqual([true, true, true]);
  // What came in as a message goes out in lists, searches and exports: each has to stand it.
  const admin = await attacked.site.signIn('admin');
  const list = await admin.request('GET', '/api/v1/alarms');
  expect(list.status).toBe(200);
  const found = await admin.request('POST', '/api/v1/search', { body: { for: 'events' } });
  expect([200, 422]).toContain(found.status);
  attacked.report('ingest');
}, 600_000);

test('bodies and headers over their limits are refused, and so is what has to be unpacked', async () => {
  const ask = async (headers: Record<string, string>, body: Buffer): Promise<number> => {
    const sent = { method: 'POST', path: '/ingest/v1/events', headers, body };
    const answer = await attacked.send({
      ...sent,
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    attacked.judge(sent, answer);
    return answer.status;
  };
  const json = { 'content-type': 'application/cloudevents+json' };
  expect(await ask(json, Buffer.alloc(8 * 1024 * 1024 + 1, ' '))).toBe(413);
  expect(await ask({ ...json, 'content-encoding': 'gzip' }, Buffer.from('1f8b0800', 'hex'))).toBe(415);
  expect(await ask({ ...json, 'x-long': 'x'.repeat(20_000) }, Buffer.from('{}'))).toBe(431);
  expect(await ask(json, Buffer.from(JSON.stringify({ ...richEvent, id: 'x'.repeat(300) })))).toBe(422);
  expect(await ask(json, Buffer.from(JSON.stringify({ ...richEvent, source: 'x'.repeat(600) })))).toBe(422);
  await attacked.expectWell();
});
