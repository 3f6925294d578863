import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventKindCharactersMost } from '../../src/shared/domain/event.ts';
import { previewSchema } from '../../src/shared/link/definitionPreview.ts';
import { cloudEvent, motionAtDock } from '../helpers/demoEvents.ts';
import { type Answer, RunningSite, type SignedIn } from '../helpers/runningSite.ts';

let site: RunningSite;
let admin: SignedIn;

beforeAll(async () => {
  site = await RunningSite.start();
  admin = await site.signIn('admin');
});

afterEach(() => expect(site.errors).toEqual([]));
afterAll(() => site.end());

const lpr = (criteria: object) => ({
  kind: 'partner',
  partnerType: 'lpr',
  partner: 'demo-integracion',
  criteria,
});
const devices = (resources: unknown) => ({ kind: 'site', events: ['camera.motion'], resources });
const plate = { parameter: 'plate', operator: 'equals', value: '4821KLM' };
const plain = {
  name: 'Otra',
  trigger: devices('all'),
  priority: 3,
  recipients: { roles: ['demo-operadores'], users: [] },
};

const create = (collection: string, body: object): Promise<Answer> =>
  admin.request('POST', `/api/v1/${collection}`, { body });

function nested(depth: number): object {
  return depth === 0 ? plate : { all: [nested(depth - 1)] };
}

type Bound = [row: string, field: string, rule: string, changed: object, value?: unknown];

const bounds: Bound[] = [
  ['R-D02', 'name', 'too_small', { name: '  ' }, '  '],
  ['R-D02', 'name', 'too_big', { name: 'x'.repeat(121) }, 'x'.repeat(121)],
  ['R-D03', 'schedule', 'unknown reference', { schedule: 'none' }, 'none'],
  ['R-D04', 'trigger.kind', 'invalid_union', { trigger: { kind: 'other' } }, 'other'],
  ['R-D05', 'trigger.events', 'too_small', { trigger: { ...devices('all'), events: [] } }, []],
  ['R-D05', 'trigger.events.0', 'invalid_format', { trigger: { ...devices('all'), events: ['a b'] } }, 'a b'],
  [
    'R-D06',
    'trigger.resources',
    'too_big: at most 5 devices: define a second alarm for more',
    { trigger: devices(['a', 'b', 'c', 'd', 'e', 'f']) },
    ['a', 'b', 'c', 'd', 'e', 'f'],
  ],
  [
    'R-D06',
    'trigger.resources',
    'custom: a device is named twice',
    { trigger: devices(['a', 'a']) },
    ['a', 'a'],
  ],
  ['R-D06', 'trigger.resources', 'unknown reference', { trigger: devices(['none']) }, 'none'],
  ['R-D07', 'priority', 'invalid_', { priority: 0 }, 0],
  ['R-D07', 'priority', 'invalid_', { priority: 6 }, 6],
  ['R-D08', 'relatedResources', 'unknown reference', { relatedResources: ['none'] }, 'none'],
  ['R-D09', 'procedure', 'unknown reference', { procedure: 'none' }, 'none'],
  ['R-D10', 'recipients', 'custom: nobody receives it', { recipients: { roles: [], users: [] } }],
  ['R-D10', 'recipients.roles', 'unknown reference', { recipients: { roles: ['none'], users: [] } }, 'none'],
  ['R-D10', 'recipients.users', 'unknown reference', { recipients: { roles: [], users: ['none'] } }, 'none'],
  [
    'R-D12',
    'videoStart.secondsBefore',
    'too_big',
    { videoStart: { mode: 'playback', secondsBefore: 61 } },
    61,
  ],
  ['R-D14', 'escalateAfterSeconds', 'too_small', { escalateAfterSeconds: 45 }, 45],
  ['R-D14', 'escalateAfterSeconds', 'invalid_type', { escalateAfterSeconds: 60.5 }, 60.5],
  ['R-D15', 'expireAfterSeconds', 'too_small', { expireAfterSeconds: 90 }, 90],
  ['R-D16', 'trigger.partner', 'unknown reference', { trigger: { ...lpr(plate), partner: 'none' } }, 'none'],
  [
    'R-D17',
    'trigger.criteria.parameter',
    'custom: no parameter of systems of the type access',
    { trigger: { ...lpr(plate), partnerType: 'access' } },
    'plate',
  ],
  [
    'R-D18',
    'trigger.criteria.any.1.parameter',
    'custom: no parameter of systems of the type lpr',
    { trigger: lpr({ any: [plate, { parameter: 'cardholder', operator: 'equals', value: '7' }] }) },
    'cardholder',
  ],
  [
    'R-D18',
    'trigger.criteria.all.0.operator',
    'custom: operator does not fit the parameter',
    { trigger: lpr({ all: [{ ...plate, operator: 'atLeast' }] }) },
    'atLeast',
  ],
  [
    'R-D18',
    'trigger.criteria.value',
    'custom: not a number',
    { trigger: lpr({ parameter: 'confidence', operator: 'atLeast', value: 'high' }) },
    'high',
  ],
  ['R-D19', 'trigger.criteria.all', 'too_small', { trigger: lpr({ all: [] }) }, []],
  ['R-D19', 'trigger.criteria', 'custom: at most 8 levels', { trigger: lpr(nested(9)) }],
  [
    'R-D19',
    'trigger.criteria',
    'custom: at most 100 criteria',
    {
      trigger: lpr({
        all: Array.from({ length: 6 }, () => ({ any: Array.from({ length: 17 }, () => plate) })),
      }),
    },
  ],
];

describe('bounds', () => {
  test.each(bounds)('%s %s is refused with its field, rule and value: %s', async (...bound) => {
    const [, field, rule, changed, value] = bound;
    const answer = await create('definitions', { ...plain, ...changed });
    expect(answer).toMatchObject({ status: 422, body: { code: 'INVALID' } });
    expect(answer.body.problems).toEqual([
      {
        field,
        rule: expect.stringContaining(rule),
        ...(value !== undefined && { value: typeof value === 'string' ? value.slice(0, 200) : value }),
      },
    ]);
  });

  test('R-D19 criteria at their bounds are taken', async () => {
    expect((await create('definitions', { ...plain, name: 'Honda', trigger: lpr(nested(8)) })).status).toBe(
      201,
    );
  });

  test('a body nested without end is refused, not followed', async () => {
    const text = `{"name":"x","trigger":${'{"all":['.repeat(50_000)}1${']}'.repeat(50_000)}}`;
    const headers = { 'content-type': 'application/json' };
    expect((await admin.request('POST', '/api/v1/definitions', { headers, text })).status).toBe(400);
  });
});

test('R-D02 a name that is taken is refused by name, whatever its case', async () => {
  const answer = await create('definitions', { ...plain, name: ' INTRUSO en el muelle' });
  expect(answer).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
  expect(answer.body.problems).toEqual([{ field: 'name', rule: 'unique', value: 'Intruso en el muelle' }]);
});

test('R-D05 a name by which events call another device is refused under its field', async () => {
  const camera = { name: 'Otra cámara', kind: 'camera', externalIds: ['camara-muelle-3'] };
  const answer = await create('resources', camera);
  expect(answer).toMatchObject({ status: 409, body: { problems: [{ field: 'externalIds' }] } });
});

test('R-D05 R-B02 the longest kind that a partner may send is listened to, tried and found; a longer one is refused everywhere', async () => {
  const kindOf = (characters: number): string => `external.${'a'.repeat(characters - 'external.'.length)}`;
  const listening = (kind: string) => ({
    ...plain,
    name: `Larga ${kind.length}`,
    trigger: { ...devices('all'), events: [kind] },
  });
  const search = (kind: string): Promise<Answer> =>
    admin.request('POST', '/api/v1/search', {
      body: { in: 'events', period: { days: 1 }, eventTypes: [kind] },
    });
  const tried = (kind: string): Promise<Answer> =>
    admin.request('POST', '/api/v1/partners/demo-integracion/test-event', { body: { kind } });
  const longest = kindOf(eventKindCharactersMost);
  expect((await create('definitions', listening(longest))).status).toBe(201);
  expect((await site.ingest(cloudEvent(longest, 'camara-muelle-3'))).status).toBe(202);
  expect((await tried(longest)).status).toBe(202);
  const found = (await search(longest)).body.items;
  expect(found).toHaveLength(2);

  const longer = kindOf(eventKindCharactersMost + 1);
  expect(await create('definitions', listening(longer))).toMatchObject({
    status: 422,
    body: { problems: [{ field: 'trigger.events.0' }] },
  });
  for (const refused of [
    await site.ingest(cloudEvent(longer, 'camara-muelle-3')),
    await tried(longer),
    await search(longer),
  ]) {
    expect(refused.status).toBe(422);
  }
});

test('R-D16 a partner of one type is no source of the other’s events', async () => {
  const partner = await create('partners', { name: 'Barreras', type: 'lpr' });
  const criteria = { parameter: 'message', operator: 'contains', value: 'x' };
  const trigger = { kind: 'partner', partnerType: 'access', partner: partner.body.id, criteria };
  const answer = await create('definitions', { ...plain, trigger });
  expect(answer.status).toBe(422);
  expect(answer.body.problems).toEqual([
    { field: 'trigger.partnerType', rule: 'the partner is of the type lpr', value: 'access' },
  ]);
});

test('R-C02 R-D09 a disabled procedure is refused for a new definition and kept by one that has it', async () => {
  const procedure = { name: 'Ronda', steps: [{ id: 'one', text: 'Mirar' }] };
  const made = await create('procedures', procedure);
  const { id } = made.body;
  const user = await create('definitions', { ...plain, name: 'Con ronda', procedure: id });
  expect(user.status).toBe(201);
  const headers = { 'if-match': '*' };
  const body = { ...procedure, enabled: false };
  expect((await admin.request('PUT', `/api/v1/procedures/${id}`, { headers, body })).status).toBe(200);
  const refused = await create('definitions', { ...plain, name: 'Nueva', procedure: id });
  expect(refused.body.problems).toEqual([
    { field: 'procedure', rule: 'the procedure is disabled', value: id },
  ]);
  const address = `/api/v1/definitions/${user.body.id}`;
  const kept = { ...plain, name: 'Con ronda', procedure: id, priority: 1 };
  expect((await admin.request('PUT', address, { headers, body: kept })).status).toBe(200);
});

test('R-C01 the list of procedures says which definitions use each', async () => {
  const { body } = await admin.request('GET', '/api/v1/procedures');
  const plates = body.items.find(({ id }: { id: string }) => id === 'demo-procedimiento-matricula');
  expect(plates.usedBy).toEqual([{ id: 'demo-lista-negra', name: 'Matrícula en lista negra' }]);
  const one = await admin.request('GET', '/api/v1/procedures/demo-procedimiento-matricula');
  expect(one.body.usedBy).toEqual(plates.usedBy);
});

test('R-D03 the default schedule stays open at any time, and a date has one exception', async () => {
  const always = { name: 'Siempre', weekly: [], exceptions: [] };
  const headers = { 'if-match': '*' };
  const { body } = await admin.request('GET', '/api/v1/schedules/always');
  const change = (changed: object) =>
    admin.request('PUT', '/api/v1/schedules/always', { headers, body: { ...body, ...changed } });
  expect((await change(always)).body.problems).toMatchObject([{ field: 'weekly' }]);
  expect((await change({ exceptions: [{ date: '2026-12-25', ranges: [] }] })).status).toBe(422);
  expect((await change({ name: 'Siempre' })).status).toBe(200);
  const twice = { date: '2026-12-25', ranges: [] };
  const answer = await create('schedules', { ...always, name: 'Fiestas', exceptions: [twice, twice] });
  expect(answer.body.problems).toMatchObject([{ field: 'exceptions' }]);
  const backwards = [{ weekday: 1, fromMinute: 60, toMinute: 60 }];
  const range = await create('schedules', { ...always, name: 'Fiestas', weekly: backwards });
  expect(range.body.problems).toMatchObject([{ field: 'weekly.0' }]);
  expect(await admin.request('DELETE', '/api/v1/schedules/always', { headers })).toMatchObject({
    status: 409,
    body: { code: 'IN_USE' },
  });
});

describe('preview', () => {
  const ask = (body: object): Promise<Answer> =>
    admin.request('POST', '/api/v1/definitions/preview', { body });

  test('R-D20 a definition that is not stored is tried on what has happened, and stays unstored', async () => {
    await site.ingest(motionAtDock());
    const definition = { ...plain, name: 'Intruso en el muelle', enabled: false };
    const answer = await ask({ definition, days: 7 });
    const preview = previewSchema.parse(answer.body);
    expect(preview).toMatchObject({ total: 1, isComplete: true });
    expect(preview.examples[0]?.resource?.id).toBe('demo-camara-muelle-3');
    expect(preview.days.at(-1)?.count).toBe(1);
  });

  test.each([
    ['days', { days: 0 }],
    ['days', { days: 32 }],
    ['definition.priority', { definition: { ...plain, priority: 9 } }],
    ['schedule', { definition: { ...plain, schedule: 'none' } }],
  ])('R-D20 %s is checked as on storing (%#)', async (field, changed) => {
    const answer = await ask({ definition: plain, days: 7, ...changed });
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ field }] } });
  });

  test('R-D20 R-D10 only who may write definitions may try them', async () => {
    for (const user of ['supervisor', 'operador1']) {
      const signedIn = await site.signIn(user);
      const body = { definition: plain, days: 7 };
      expect((await signedIn.request('POST', '/api/v1/definitions/preview', { body })).status).toBe(403);
    }
  });
});
