import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ClientFrame, ClientFrameName } from '../../src/shared/link/frames.ts';
import { cloudEvent, motionAtDock } from '../helpers/demoEvents.ts';
import { LinkProbe } from '../helpers/linkProbe.ts';
import { samplePng } from '../helpers/officeFiles.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

/**
 * R-D10, everywhere: the addresses are read from the server's own table, so that one which is added later is walked as well.
 * Two numbers are left out on purpose. `cur` is opaque and only says that something happened somewhere; `/metrics` is for
 * whoever runs the server, names nobody and nothing, and belongs to no user.
 */
const secretPlate = '7777ZZZ';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly who: 'anyone' | 'user' | 'partner';
  readonly rights: readonly string[];
}

let site: RunningSite;
let operations: readonly Operation[];
/** Has a role that lets him do nothing. */
let nobody: SignedIn;
/** Operates and searches, and receives nothing of what happened here. */
let easterner: SignedIn;
/** Ids of things that neither may see. */
let ids: readonly string[];
/** What must not be in any answer to them. */
let secrets: readonly string[];
let alarmId: string;
let commandId: string;

beforeAll(async () => {
  site = await RunningSite.start();
  const [admin, operator] = await Promise.all([site.signIn('admin'), site.signIn('operador1')]);
  const role = await admin.request('POST', '/api/v1/roles', { body: { name: 'Nada', rights: [] } });
  await admin.request('POST', '/api/v1/users', {
    body: { name: 'nadie', roles: [role.body.id], password: 'valerus-demo' },
  });
  [nobody, easterner] = await Promise.all([site.signIn('nadie'), site.signIn('operadora3')]);
  const image = { name: 'foto', contentType: 'image/png', base64: samplePng.toString('base64') };
  await site.ingest(
    cloudEvent('lpr.plate', 'camara-acceso-norte', {
      plate: { text: secretPlate, list: 'Lista negra' },
      images: [image],
    }),
  );
  await site.ingest(motionAtDock());
  const { body } = await operator.request('GET', '/api/v1/alarms');
  const [latest, plate] = body.alarms;
  alarmId = latest.id;
  commandId = randomUUID();
  await operator.request('POST', '/api/v1/commands', {
    body: { id: commandId, name: 'alarm.handle', alarm: alarmId, args: {} },
  });
  const names = ['definitions', 'procedures', 'resources', 'partners', 'schedules', 'roles', 'users'];
  const lists = await Promise.all(names.map((name) => admin.request('GET', `/api/v1/${name}`)));
  const configured = lists.map(({ body: list }) => list.items[0].id as string);
  const file = plate.additional.images[0].id;
  ids = [latest.id, plate.id, latest.event.id, plate.event.id, file, ...configured];
  secrets = [
    ...[latest, plate].flatMap(({ id, name, event, definition }) => [id, name, event.id, definition]),
    file,
    secretPlate,
    `"number":${latest.number}`,
    `"number":${plate.number}`,
  ];
  operations = operationsOf((await site.request('GET', '/api/v1/openapi.json')).body);
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function operationsOf(document: {
  paths: Record<string, Record<string, { security: object[]; 'x-rights'?: string[] }>>;
}): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security, 'x-rights': rights = [] }]) => {
      const [scheme] = security;
      const who = !scheme ? 'anyone' : 'session' in scheme ? 'user' : 'partner';
      return { method: method.toUpperCase(), path, who, rights } as const;
    }),
  );
}

const nameOf = ({ method, path }: Operation): string => `${method} ${path}`;

function ask(user: SignedIn, { method, path }: Operation, id: string): Promise<Answer> {
  const address = path.replaceAll(/\{\w+\}/gu, id);
  const hasBody = method === 'POST' || method === 'PUT';
  return user.request(method, address, {
    headers: { 'if-match': '*' },
    ...(hasBody && { body: {} }),
  });
}

function expectNothing(answer: Answer, what: string): void {
  for (const secret of secrets) {
    expect(`${what}: ${answer.text}`).not.toContain(secret);
  }
}

/** Numbers of an answer, ids and instants aside: a count of what one may not see is told by no other. */
function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return value === 0 ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** What is not read and needs no right: each has a test of its own below, or a reason. */
const ownTests = new Set([
  'POST /api/v1/commands',
  'DELETE /api/v1/session',
  'POST /api/v1/session',
  // Gives its bearer no more than he has: tests/integration/serverRenewal.test.ts.
  'POST /api/v1/session/renew',
]);

describe('addresses', () => {
  test('R-D10 every address that asks for a right refuses who does not have it, whatever it is about', async () => {
    const guarded = operations.filter(({ rights }) => rights.length > 0);
    expect(guarded.length).toBeGreaterThan(30);
    for (const operation of guarded) {
      const wanted = [...ids, randomUUID()];
      for (const answer of await Promise.all(wanted.map((id) => ask(nobody, operation, id)))) {
        expect([nameOf(operation), answer.status, answer.body.code]).toEqual([
          nameOf(operation),
          403,
          'FORBIDDEN',
        ]);
        expectNothing(answer, nameOf(operation));
      }
    }
    // Some eight hundred requests: seconds on a machine of its own, a minute on one that is shared.
  }, 90_000);

  test('R-D10 every other address tells of what one may not see as of what is not there', async () => {
    const others = operations.filter(
      (operation) => operation.rights.length === 0 && !ownTests.has(nameOf(operation)),
    );
    for (const operation of others.filter(({ who }) => who === 'user')) {
      // An address that changes something and needs no right is named above, with a test.
      expect([nameOf(operation), operation.method]).toEqual([nameOf(operation), 'GET']);
      for (const user of [nobody, easterner]) {
        const none = await ask(user, operation, randomUUID());
        for (const answer of await Promise.all(ids.map((id) => ask(user, operation, id)))) {
          expect([nameOf(operation), answer.status, answer.text]).toEqual([
            nameOf(operation),
            none.status,
            none.text,
          ]);
          expectNothing(answer, nameOf(operation));
          expect([nameOf(operation), ...numbersIn(answer.body)]).toEqual([nameOf(operation)]);
        }
      }
    }
  });

  test('R-D10 R-H07 an address for which one has the right finds nothing of what others receive', async () => {
    const hers = operations.filter(({ rights }) =>
      rights.some((right) => right === 'alarms.operate' || right === 'search.run'),
    );
    for (const operation of hers) {
      for (const id of [...ids, randomUUID()]) {
        expectNothing(await ask(easterner, operation, id), nameOf(operation));
      }
    }
  });

  test.each(['open', 'new', 'inProgress', 'escalated', 'closed', 'expired'])(
    'R-E02 the list of %s alarms is empty, without a next page',
    async (state) => {
      const { body } = await easterner.request('GET', `/api/v1/alarms?state=${state}&limit=1`);
      expect(body).toEqual({ alarms: [], next: null });
    },
  );

  test('addresses of partners take no user’s token, and those for anyone tell nothing of alarms', async () => {
    for (const operation of operations.filter(({ who }) => who === 'partner')) {
      expect([nameOf(operation), (await ask(nobody, operation, 'x')).status]).toEqual([
        nameOf(operation),
        401,
      ]);
    }
    for (const operation of operations.filter(({ who, method }) => who === 'anyone' && method === 'GET')) {
      expectNothing(await ask(nobody, operation, 'x'), nameOf(operation));
    }
  });

  test.each(['alarm.handle', 'alarm.assign', 'alarm.step', 'alarm.close'])(
    'R-D10 %s on an alarm that one may not see is answered as on one that is not there',
    async (name) => {
      const args = { user: 'operador1', step: 'one', done: true, reason: 'handled' };
      for (const user of [nobody, easterner]) {
        for (const alarm of [alarmId, randomUUID()]) {
          const answer = await user.request('POST', '/api/v1/commands', {
            body: { id: randomUUID(), name, alarm, args },
          });
          expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
          expect(answer.body).not.toHaveProperty('alarm');
          expectNothing(answer, name);
        }
      }
    },
  );
});

test('R-D10 no frame brings anything of what one may not see, whatever is sent', async () => {
  for (const user of [nobody, easterner]) {
    const probe = await LinkProbe.live(site.address, { token: user.token });
    const frames: Record<Exclude<ClientFrameName, 'hello'>, readonly ClientFrame[]> = {
      auth: [{ t: 'auth', d: { token: user.token } }],
      cmd: [
        {
          t: 'cmd',
          d: { id: randomUUID(), name: 'alarms.handle', alarms: [alarmId], args: {} },
        },
        { t: 'cmd', d: { id: commandId, name: 'alarm.handle', alarm: alarmId, args: {} } },
      ],
      'cmd.status': [{ t: 'cmd.status', d: { ids: [commandId] } }],
      seen: [{ t: 'seen', d: { cur: probe.memory.resume?.cur ?? '0' } }],
      hb: [{ t: 'hb', d: { seq: 2 } }],
    };
    await site.ingest(motionAtDock());
    for (const frame of Object.values(frames).flat()) {
      probe.send(frame);
    }
    await probe.until(() => probe.of('ack').length + probe.of('err').length === 2);
    await probe.until(() => probe.of('cmd.unknown').length === 1);
    const outcomes = [{ alarm: alarmId, code: 'NOT_FOUND', version: null }];
    expect(probe.of('ack').map(({ d }) => d.result)).toEqual([{ outcomes }]);
    expect(probe.of('err').map(({ d }) => d)).toEqual([{ id: commandId, code: 'NOT_FOUND' }]);
    expect(probe.of('cmd.unknown')[0]?.d).toEqual({ ids: [commandId] });
    expect(probe.of('snap.begin').map(({ d }) => d.count)).toEqual([0]);
    expect(probe.of('snap.end').map(({ d }) => d.count)).toEqual([0]);
    for (const name of ['alarm', 'alarm.gone', 'news', 'snap.items', 'show'] as const) {
      expect(probe.of(name)).toEqual([]);
    }
    // What he sent himself may come back; nothing else.
    const heard = JSON.stringify(probe.frames).replaceAll(alarmId, '');
    for (const secret of secrets.filter((each) => each !== alarmId)) {
      expect(heard).not.toContain(secret);
    }
    probe.cut();
  }
});
