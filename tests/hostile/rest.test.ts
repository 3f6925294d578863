import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '../../src/server/demo/seededRandom.ts';
import { motionAtDock } from '../helpers/demoEvents.ts';
import type { SignedIn } from '../helpers/runningSite.ts';
import { casesOf, type HostileRequest, HostileSite, isLong, seed } from './hostileSite.ts';
import { hostileJson, hostileText, hostileValue, mutatedBytes, pick } from './mutations.ts';
import { type JsonSchema, SchemaValues } from './schemaValues.ts';

/** Bodies of every operation that the server describes, valid ones among them, and everything that can be done to them. */
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly string[];
  readonly body: JsonSchema | 'raw' | null;
}

interface Described {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly security: readonly object[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>> };
}

/** Each costs seconds, signs the attacker out, or reaches for another server: tried below, a few times. */
const costly = new Set([
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'POST /api/v1/session/renew',
  'POST /api/v1/backup',
  'POST /api/v1/mail/test',
]);

const canary = 'canario-que-nadie-repite';
let attacked: HostileSite;
let admin: SignedIn;
let operations: readonly Operation[];
let values: SchemaValues;
/** What is configured, as a sender would take it for a change. */
let configured: readonly object[];
let ids: readonly string[];
const random = seededRandom(seed);

beforeAll(async () => {
  attacked = await HostileSite.start();
  const { site } = attacked;
  admin = await site.signIn('admin');
  await site.ingest(motionAtDock());
  const document = (await site.request('GET', '/api/v1/openapi.json')).body;
  operations = operationsOf(document.paths).filter(
    ({ method, path }) => !costly.has(`${method} ${path}`) && !path.startsWith('/ingest/'),
  );
  const names = ['definitions', 'procedures', 'resources', 'partners', 'schedules'];
  const lists = await Promise.all(names.map((name) => admin.request('GET', `/api/v1/${name}`)));
  configured = lists.flatMap(({ body }) => body.items as object[]);
  const { body } = await admin.request('GET', '/api/v1/alarms');
  ids = [
    ...configured.map((item) => (item as { id: string }).id),
    ...body.alarms.flatMap((alarm: { id: string; event: { id: string } }) => [alarm.id, alarm.event.id]),
  ];
  values = new SchemaValues(document.components.schemas, random, ids, canary);
  attacked.secrets.push(canary, admin.token);
});

afterAll(() => attacked.end());

function operationsOf(paths: Record<string, Record<string, Described>>): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const content = Object.values(requestBody?.content ?? {})[0];
      return {
        method: method.toUpperCase(),
        path,
        parameters: parameters.filter((each) => each.in === 'query').map(({ name }) => name),
        body: content ? (content.schema ?? 'raw') : null,
      };
    }),
  );
}

function hostileRequest({ method, path, parameters, body }: Operation): HostileRequest {
  const address = path.replaceAll(/\{\w+\}/gu, () => hostileSegment());
  const query = parameters
    .filter(() => random() < 0.5)
    .map((name) => `${name}=${encoded(random() < 0.5 ? pick(random, ids) : hostileText(random))}`)
    .join('&');
  const headers: Record<string, string> = { authorization: `Bearer ${admin.token}` };
  if (random() < 0.9) headers['if-match'] = random() < 0.8 ? '*' : `"${Math.floor(random() * 9)}"`;
  if (random() < 0.05) headers['idempotency-key'] = randomUUID();
  if (random() < 0.1) headers.accept = 'text/csv';
  if (body !== null) headers['content-type'] = random() < 0.97 ? 'application/json' : 'text/html; charset=x';
  const sent = { method, path: query === '' ? address : `${address}?${query}`, headers };
  return body === null ? sent : { ...sent, body: bodyFor(path, body) };
}

function bodyFor(path: string, body: JsonSchema | 'raw'): Buffer {
  if (body === 'raw') return mutatedBytes(random, Buffer.from('%PDF-1.7\n%%EOF\n'));
  const [, kind = ''] = /^\/api\/v1\/(\w+)/u.exec(path) ?? [];
  const near = configured.filter((item) => 'id' in item && kind !== 'search');
  if (near.length > 0 && random() < 0.3) {
    const { id: _id, version: _version, ...item } = pick(random, near) as Record<string, unknown>;
    return hostileJson(random, item);
  }
  return hostileJson(random, values.make(body));
}

function hostileSegment(): string {
  const way = random();
  if (way < 0.6) return pick(random, ids);
  if (way < 0.9) return encoded(hostileText(random)) || '%20';
  return pick(random, ['%', '%c0%af', '..%2f..%2fsite.sqlite', '%00', '%ff%fe', '%2e%2e', '..;', 'a%0d%0ab']);
}

/** A lone surrogate cannot be written as UTF-8: it goes as the bytes that a careless sender makes of it. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).slice(0, 2_000);
}

test('no body and no address of any operation makes the server fail, or tell more than it should', async () => {
  expect(operations.length).toBeGreaterThan(60);
  await attacked.attack(casesOf({ short: 6_000, long: 60_000 }), (index) =>
    hostileRequest(operations[index % operations.length] as Operation),
  );
  const { 200: answered = 0, 201: created = 0, 401: strangers = 0, 422: refused = 0 } = attacked.statuses();
  // Otherwise nothing behind the doors was reached at all.
  expect([answered > 500, created > 20, refused > 500]).toEqual([true, true, true]);
  expect(strangers).toBe(0);
  attacked.report('REST');
}, 600_000);

test('what costs much, or is for anyone, stands a small storm', async () => {
  const paths = ['/api/v1/session', '/api/v1/mail/test', '/api/v1/session/renew', '/api/v1/backup'];
  await attacked.attack(isLong ? 400 : 60, (index) => ({
    method: 'POST',
    path: paths[index % (index < 20 ? 4 : 2)] ?? '',
    headers: {
      'content-type': 'application/json',
      ...(index % 4 !== 3 && index % 4 !== 1 && { authorization: `Bearer ${hostileHeader()}` }),
    },
    body: hostileJson(random, { user: 'admin', password: canary, device: hostileValue(random) }),
  }));
}, 120_000);

/** What Node's client lets into a header: printable characters alone. */
function hostileHeader(): string {
  return hostileText(random)
    .replaceAll(/[^\u0021-\u007e]/gu, '')
    .slice(0, 2_000);
}
