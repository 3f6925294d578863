import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { searchChoicesSchema, searchPageSchema, timelineSchema } from '../../src/shared/link/search.ts';
import { cloudEvent, heldDoor, listedPlate, motionInEastWing } from '../helpers/demoEvents.ts';
import { RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let operator: SignedIn;
let eastWing: SignedIn;
let admin: SignedIn;
const alarms = { in: 'alarms', period: { days: 1 }, includeOpen: true };
const events = { in: 'events', period: { days: 1 } };

beforeAll(async () => {
  site = await RunningSite.start();
  operator = await site.signIn('operador1');
  eastWing = await site.signIn('operadora3');
  admin = await site.signIn('admin');
  await site.ingest(listedPlate('4821KLM'));
  await site.ingest(heldDoor());
  await site.ingest(motionInEastWing());
  await site.ingest(cloudEvent('external.radar', 'radar-1', { message: '=HYPERLINK("x")' }));
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

async function search(by: SignedIn, body: object) {
  const answer = await by.request('POST', '/api/v1/search', { body });
  expect(answer.status).toBe(200);
  return searchPageSchema.parse(answer.body);
}

describe('POST /api/v1/search', () => {
  test('R-H03 R-H06 R-H07 alarms come with a total, for each user his own', async () => {
    const names = async (by: SignedIn) => {
      const page = await search(by, alarms);
      return page.in === 'alarms' ? [page.total?.count, ...page.items.map(({ name }) => name)] : null;
    };
    expect(await names(operator)).toEqual([2, 'Puerta abierta demasiado tiempo', 'Matrícula en lista negra']);
    expect(await names(eastWing)).toEqual([1, 'Levante, movimiento']);
    expect(await names(admin)).toHaveLength(4);
  });

  test('R-H04 R-H07 events come for each user his own, and their details as well', async () => {
    const page = await search(operator, events);
    const found = page.in === 'events' ? page.items : [];
    expect(found.map(({ eventType }) => eventType)).toEqual(['door.held', 'lpr.plate']);
    const plate = found[1] ?? expect.unreachable();
    expect(plate).toMatchObject({ plate: '4821KLM', alarms: [{ number: 1001 }] });
    const details = await operator.request('GET', `/api/v1/events/${plate.id}`);
    expect(details.body.additional.plate).toEqual({ text: '4821KLM', list: 'Lista negra' });
    expect((await eastWing.request('GET', `/api/v1/events/${plate.id}`)).status).toBe(404);
    expect((await search(admin, events)).items).toHaveLength(4);
  });

  test('R-H08 pages follow one another', async () => {
    const first = await search(admin, { ...alarms, limit: 2 });
    const second = await search(admin, { ...alarms, limit: 2, after: first.next });
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  });

  test.each([
    [{ ...alarms, after: 'nonsense' }, 'after'],
    [{ ...alarms, limit: 1000 }, 'limit'],
    [{ ...alarms, period: { days: 0 } }, 'period'],
    [{ ...alarms, period: { from: '2026-03-02T00:00:00Z', to: '2026-03-01T00:00:00Z' } }, 'period'],
    [{ ...alarms, sort: 'owner' }, 'sort'],
    [{ ...alarms, onlyRaised: true }, ''],
    [{ ...alarms, text: 'x'.repeat(201) }, 'text'],
    [{ period: { days: 1 } }, 'in'],
  ])('a body that breaks a rule is refused, naming it: %j', async (body, field) => {
    const answer = await operator.request('POST', '/api/v1/search', { body });
    expect(answer.status).toBe(422);
    expect(answer.body.problems[0].field).toContain(field);
  });

  test('R-H07 who may not search finds nothing, whatever he asks', async () => {
    const [role, user] = ['demo-mirones', 'miron1'];
    const made = await admin.request('POST', '/api/v1/roles', {
      body: { name: role, rights: ['alarms.operate'] },
    });
    const account = { name: user, roles: [made.body.id], password: 'valerus-demo' };
    expect((await admin.request('POST', '/api/v1/users', { body: account })).status).toBe(201);
    const watcher = await site.signIn(user);
    for (const [method, address, body] of [
      ['POST', '/api/v1/search', alarms],
      ['POST', '/api/v1/search/timeline', alarms],
      ['GET', '/api/v1/search/choices', undefined],
      ['GET', '/api/v1/events/any', undefined],
      ['GET', '/api/v1/queries', undefined],
    ] as const) {
      expect((await watcher.request(method, address, body && { body })).status).toBe(403);
    }
  });
});

test('R-H06 the timeline counts what is found in stretches of the period', async () => {
  const answer = await operator.request('POST', '/api/v1/search/timeline', { body: alarms });
  const { bucket, buckets } = timelineSchema.parse(answer.body);
  expect(bucket).toBe('quarter');
  expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  expect(buckets.length).toBeGreaterThan(90);
});

test('R-H03 R-H04 what can be chosen is what the user may see', async () => {
  const choices = searchChoicesSchema.parse((await eastWing.request('GET', '/api/v1/search/choices')).body);
  expect(choices.definitions.map(({ name }) => name)).toEqual([
    'Levante, movimiento',
    'Levante, pérdida de vídeo o sabotaje de cámara',
    'Levante, puerta forzada',
  ]);
  expect(choices.eventTypes).toEqual(['camera.motion']);
  expect(choices.resources.map(({ name }) => name)).toEqual(['Levante, pasillo']);
});

describe('R-H08 export as CSV', () => {
  const csv = { accept: 'text/csv' };

  test('it has a mark for UTF-8, the columns of a result, and what the user may see', async () => {
    const answer = await operator.request('POST', '/api/v1/search', { headers: csv, body: alarms });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="alarms.csv"');
    const lines = answer.text.split('\r\n');
    expect(lines[0]).toBe('number,name,priority,state,time,eventType,owner,closedAt,closedBy,reason,text');
    expect(lines[1]).toMatch(
      /^1002,Puerta abierta demasiado tiempo,4,new,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,door\.held,,,,,$/,
    );
    expect(lines).toHaveLength(4);
  });

  test('words and separator can be those of the user', async () => {
    const texts = { 'column.number': 'ID', 'state.new': 'Nueva', 'column.name': '=Nombre' };
    const body = { ...alarms, csv: { separator: ';', texts } };
    const { text } = await operator.request('POST', '/api/v1/search', { headers: csv, body });
    expect(text).toContain("ID;'=Nombre;priority;");
    expect(text).toContain(';4;Nueva;');
  });

  test('what a spreadsheet would run stands there as text', async () => {
    const { text } = await admin.request('POST', '/api/v1/search', { headers: csv, body: events });
    expect(text).toContain(`,"'=HYPERLINK(""x"")",`);
  });

  test('a bad key is refused before anything is sent', async () => {
    const body = { ...alarms, after: 'nonsense' };
    expect((await operator.request('POST', '/api/v1/search', { headers: csv, body })).status).toBe(422);
  });
});

describe('R-H01 R-H02 saved queries', () => {
  const query = { in: 'alarms', period: { days: 7 } };

  test('private ones are seen by their owner alone, public ones by all; each is changed by its owner or an administrator', async () => {
    const own = await operator.request('POST', '/api/v1/queries', { body: { name: 'Mía', query } });
    const open = await operator.request('POST', '/api/v1/queries', {
      body: { name: 'De todos', isPublic: true, query },
    });
    expect([own.status, open.status]).toEqual([201, 201]);
    const seen = async (by: SignedIn) => {
      const { body } = await by.request('GET', '/api/v1/queries');
      return body.items.map((item: { name: string; mayChange: boolean; owner: { name: string } }) => [
        item.name,
        item.owner.name,
        item.mayChange,
      ]);
    };
    expect(await seen(operator)).toEqual([
      ['De todos', 'operador1', true],
      ['Mía', 'operador1', true],
    ]);
    expect(await seen(eastWing)).toEqual([['De todos', 'operador1', false]]);
    expect(await seen(admin)).toEqual([['De todos', 'operador1', true]]);
    const own1 = `/api/v1/queries/${own.body.id}`;
    const open1 = `/api/v1/queries/${open.body.id}`;
    const change = { headers: { 'if-match': '"1"' }, body: { name: 'De nadie', isPublic: true, query } };
    expect((await eastWing.request('GET', own1)).status).toBe(404);
    expect((await eastWing.request('PUT', own1, change)).status).toBe(404);
    expect((await eastWing.request('POST', `${own1}/ran`)).status).toBe(404);
    expect((await eastWing.request('PUT', open1, change)).status).toBe(403);
    expect((await eastWing.request('DELETE', open1, { headers: change.headers })).status).toBe(403);
    expect((await admin.request('PUT', open1, change)).body).toMatchObject({ version: 2, name: 'De nadie' });
    expect((await operator.request('PUT', open1, change)).status).toBe(412);
    expect((await operator.request('PUT', open1, { body: change.body })).status).toBe(428);
    expect((await operator.request('DELETE', open1, { headers: { 'if-match': '"2"' } })).status).toBe(204);
    expect((await operator.request('DELETE', own1, { headers: { 'if-match': '"1"' } })).status).toBe(204);
  });

  test('R-H02 R-H05 a query is saved under a name that is its user’s, run as it was saved, and keeps when that was', async () => {
    const body = { name: 'Noches', query };
    const made = await operator.request('POST', '/api/v1/queries', { body });
    const again = await operator.request('POST', '/api/v1/queries', { body: { ...body, name: 'NOCHES ' } });
    expect([again.status, again.body.problems[0]]).toEqual([
      409,
      { field: 'name', rule: 'unique', value: 'NOCHES' },
    ]);
    expect((await eastWing.request('POST', '/api/v1/queries', { body })).status).toBe(201);
    expect(made.body.ranAt).toBeNull();
    const ran = await operator.request('POST', `/api/v1/queries/${made.body.id}/ran`);
    expect(ran.body).toMatchObject({ version: 1, ranAt: expect.any(String) });
    // What was saved can be run as it is.
    expect((await search(operator, ran.body.query)).in).toBe('alarms');
  });
});
