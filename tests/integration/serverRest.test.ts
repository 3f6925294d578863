import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { alarmPageSchema, problemSchema } from '../../src/shared/link/rest.ts';
import { heldDoor, listedPlate } from '../helpers/demoEvents.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let operator: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  operator = await site.signIn('operador1');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

function refusal(answer: Answer): { status: number; code: string } {
  return { status: answer.status, code: problemSchema.parse(answer.body).code };
}

describe('alarms', () => {
  test('R-E02 R-H08 alarms come by pages, newest first, without gaps or repetitions', async () => {
    for (let count = 0; count < 7; count += 1) {
      await site.ingest(heldDoor());
    }
    const numbers: number[] = [];
    let after: string | null = null;
    do {
      const key: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
      const answer = await operator.request(
        'GET',
        `/api/v1/alarms?limit=3&definition=demo-puerta-abierta${key}`,
      );
      const page = alarmPageSchema.parse(answer.body);
      numbers.push(...page.alarms.map(({ number }) => number));
      after = page.next;
    } while (after !== null);
    expect(numbers).toHaveLength(7);
    expect(numbers).toEqual([...numbers].sort((one, other) => other - one));
    expect(refusal(await operator.request('GET', '/api/v1/alarms?after=nonsense'))).toEqual({
      status: 422,
      code: 'INVALID',
    });
    expect(refusal(await operator.request('GET', '/api/v1/alarms?limit=1000'))).toEqual({
      status: 422,
      code: 'INVALID',
    });
  });

  test('R-E11 the history tells when the same definition fired before', async () => {
    await site.ingest(listedPlate('1111BBB'));
    await site.ingest(listedPlate('2222CCC'));
    const { body } = await operator.request('GET', '/api/v1/alarms?definition=demo-lista-negra');
    const [latest, earlier] = body.alarms;
    const history = await operator.request('GET', `/api/v1/alarms/${latest.id}/history`);
    expect(history.body.earlier).toEqual([
      {
        id: earlier.id,
        number: earlier.number,
        raisedAt: earlier.raisedAt,
        state: 'new',
        closedBy: null,
        reason: null,
      },
    ]);
  });

  test('R-D10 an alarm of others is not there, whatever is asked of it', async () => {
    const { body } = await operator.request('GET', '/api/v1/alarms?limit=1');
    const { id } = body.alarms[0];
    const stranger = await site.signIn('operadora3');
    for (const address of ['', '/history', '/recipients']) {
      expect(refusal(await stranger.request('GET', `/api/v1/alarms/${id}${address}`))).toEqual({
        status: 404,
        code: 'NOT_FOUND',
      });
    }
    const command = { id: crypto.randomUUID(), name: 'alarm.handle', alarm: id, args: {} };
    const answer = await stranger.request('POST', '/api/v1/commands', { body: command });
    expect(refusal(answer)).toEqual({ status: 404, code: 'NOT_FOUND' });
    expect(answer.body.alarm).toBeUndefined();
  });

  test('R-E16 a refused command says why and shows the alarm as it is', async () => {
    await site.ingest(listedPlate());
    const { body } = await operator.request('GET', '/api/v1/alarms?limit=1');
    const { id } = body.alarms[0];
    const handle = () => ({ id: crypto.randomUUID(), name: 'alarm.handle', alarm: id, args: {} });
    expect((await operator.request('POST', '/api/v1/commands', { body: handle() })).status).toBe(200);
    const again = await operator.request('POST', '/api/v1/commands', { body: handle() });
    expect(refusal(again)).toEqual({ status: 409, code: 'ALREADY_ASSIGNED' });
    expect(again.body.alarm).toMatchObject({ state: 'inProgress', assignee: { name: 'operador1' } });
    const differing = await operator.request('POST', '/api/v1/commands', {
      headers: { 'idempotency-key': crypto.randomUUID() },
      body: handle(),
    });
    expect(refusal(differing)).toEqual({ status: 422, code: 'INVALID' });
    const none = await operator.request('POST', '/api/v1/commands', { body: { name: 'alarms.close' } });
    expect(refusal(none)).toEqual({ status: 422, code: 'INVALID' });
  });
});

describe('the server as a whole', () => {
  test('wrong addresses, methods, types and bodies are told apart', async () => {
    expect(refusal(await site.request('GET', '/nowhere'))).toEqual({ status: 404, code: 'NOT_FOUND' });
    const method = await site.request('PATCH', '/api/v1/session');
    expect(method.status).toBe(405);
    expect(method.headers.get('allow')).toBe('POST, DELETE');
    const json = { 'content-type': 'application/json' };
    const post = (headers: Record<string, string>, text: string) =>
      site.request('POST', '/api/v1/session', { headers, text });
    expect(refusal(await post({ 'content-type': 'text/plain' }, '{}'))).toEqual({
      status: 415,
      code: 'UNSUPPORTED_TYPE',
    });
    expect(refusal(await post({ ...json, 'content-encoding': 'gzip' }, '{}'))).toEqual({
      status: 415,
      code: 'UNSUPPORTED_TYPE',
    });
    expect(refusal(await post(json, '{"user":'))).toEqual({ status: 400, code: 'BAD_REQUEST' });
    expect(refusal(await post(json, '[]'))).toEqual({ status: 422, code: 'INVALID' });
    expect(refusal(await post(json, `"${'x'.repeat(1024 * 1024)}"`))).toEqual({
      status: 413,
      code: 'TOO_LARGE',
    });
  });

  test('every answer forbids guessing its type and keeping it, and none invites other origins', async () => {
    for (const address of ['/health/live', '/api/v1/alarms', '/nowhere']) {
      const { headers } = await site.request('GET', address, {
        headers: { origin: 'https://elsewhere.example' },
      });
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('the OpenAPI document refers to nothing that is not in it', async () => {
    const { status, body, text } = await site.request('GET', '/api/v1/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference ?? '');
    expect(references.length).toBeGreaterThan(50);
    for (const reference of new Set(references)) {
      const name = /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1] ?? '';
      expect(Object.keys(body.components.schemas)).toContain(name);
    }
    const identifiers = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap(
      (operations) => Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  test('metrics count what happened and name nobody', async () => {
    await site.ingest(listedPlate('9999ZZZ'));
    const { text, status } = await site.request('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/^valerus_engine_alarms_raised_total \d+$/m);
    expect(text).toMatch(/^valerus_ingest_events_total\{format="cloudevents",outcome="accepted"\} \d+$/m);
    expect(text).toMatch(/^valerus_sign_ins_total\{outcome="opened"\} \d+$/m);
    expect(text).toContain('route="/api/v1/alarms/{id}/history"');
    // A leak shows in what the heap uses; the rest of what is resident is what it keeps for later.
    for (const name of ['process_resident_memory', 'nodejs_heap_size_used', 'valerus_heap_young']) {
      expect(text).toMatch(new RegExp(`^${name}_bytes [1-9]\\d+$`, 'm'));
    }
    expect(text).not.toMatch(/operador|9999ZZZ|admin|camara/);
  });

  test('health tells living from ready', async () => {
    expect(await site.request('GET', '/health/live')).toMatchObject({
      status: 200,
      body: { status: 'live' },
    });
    expect(await site.request('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
  });
});
