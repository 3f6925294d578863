import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming } from '../../../../tests/helpers/engineSite.ts';
import { SearchSite } from '../../../../tests/helpers/searchSite.ts';
import {
  type SearchPage,
  searchBounds,
  searchQuerySchema,
  searchRequestSchema,
} from '../../../shared/link/search.ts';

const period = { days: 3_000 };
let search: SearchSite;
let site: EngineSite;

beforeEach(async () => {
  search = await SearchSite.open();
  site = search.engineSite;
});

afterEach(() => site.remove());

describe('R-H03 alarms', () => {
  test('the closed ones are found, with the open ones only if asked for, newest first', async () => {
    await search.happen('mmdm');
    await search.close(1002, 1003);
    expect(await search.numbers({})).toEqual([1003, 1002]);
    expect(await search.numbers({ includeOpen: true })).toEqual([1004, 1003, 1002, 1001]);
    expect(await search.numbers({ includeOpen: true, order: 'asc' })).toEqual([1001, 1002, 1003, 1004]);
  });

  test('they can be of some definitions, and of a period whose end is not part of it', async () => {
    await search.happen('mmdm');
    const all = { includeOpen: true };
    expect(await search.numbers({ ...all, definitions: ['Ala este: "puerta"'] })).toEqual([1003]);
    expect(await search.numbers({ ...all, definitions: [] })).toEqual([]);
    const from = '2026-03-02T08:00:02.000Z';
    expect(await search.numbers({ ...all, period: { from, to: '2026-03-02T08:00:04Z' } })).toEqual([
      1003, 1002,
    ]);
    site.clock.advance(2 * 86_400);
    expect(await search.numbers({ ...all, period: { days: 1 } })).toEqual([]);
    expect(await search.numbers({ ...all, period: { days: 3 } })).toHaveLength(4);
  });

  test('R-H06 a result says name, priority, state, time, owner and reason', async () => {
    await search.happen('m');
    await search.close(1001);
    const page = await search.search({ in: 'alarms' }, search.ana);
    expect(page.items).toEqual([
      {
        id: expect.any(String),
        number: 1001,
        definition: 'Intruso en el muelle',
        name: 'Intruso en el muelle',
        eventType: 'camera.motion',
        priority: 2,
        state: 'closed',
        occurredAt: expect.any(String),
        raisedAt: '2026-03-02T08:00:01.000Z',
        owner: null,
        closedAt: '2026-03-02T08:00:01.000Z',
        closedBy: { id: 'ana', name: 'ana' },
        reason: 'false',
        text: null,
      },
    ]);
  });

  test('they are sorted by priority or name, newest first among equals', async () => {
    await search.happen('mdmd');
    const all = { includeOpen: true };
    expect(await search.numbers({ ...all, sort: 'priority' })).toEqual([1004, 1002, 1003, 1001]);
    expect(await search.numbers({ ...all, sort: 'priority', order: 'desc' })).toEqual([
      1003, 1001, 1004, 1002,
    ]);
    expect(await search.numbers({ ...all, sort: 'name' })).toEqual([1004, 1002, 1003, 1001]);
    expect(await search.numbers({ ...all, sort: 'name', order: 'desc' })).toEqual([1003, 1001, 1004, 1002]);
  });
});

describe('R-H08 pages', () => {
  test('each alarm stands on one page, in the same order as on a single one', async () => {
    await search.happen('mdmmdm');
    // Several of one instant.
    await site.engine.accept([incoming('1'), incoming('2'), incoming('3')]);
    const queries = [
      {},
      { order: 'asc' },
      { sort: 'priority' },
      { sort: 'name', order: 'desc' },
      { text: 'muelle' },
      { text: '100' },
    ];
    for (const query of queries) {
      const request = { in: 'alarms', includeOpen: true, ...query };
      const whole = await search.numbers({ ...request, limit: 100 });
      expect(new Set(whole).size).toBe(whole.length);
      expect(whole.length).toBeGreaterThan(5);
      expect(await numbersByPages(request)).toEqual(whole);
    }
  });

  async function numbersByPages(request: object): Promise<readonly number[]> {
    const found: number[] = [];
    let after: string | null = null;
    do {
      const page: SearchPage = await search.search(
        { ...request, limit: 2, ...(after && { after }) },
        search.boss,
      );
      found.push(...page.items.map((item) => ('number' in item ? item.number : 0)));
      after = page.next;
    } while (after !== null);
    return found;
  }

  test('the total is told with the first page alone', async () => {
    await search.happen('mmm');
    const first = await search.search({ in: 'alarms', includeOpen: true, limit: 2 }, search.ana);
    expect(first.total).toEqual({ count: 3, isMore: false });
    const after = first.next ?? '';
    const second = await search.search({ in: 'alarms', includeOpen: true, limit: 2, after }, search.ana);
    expect(second).toMatchObject({ total: null, next: null });
  });

  test('a key that is none is refused', async () => {
    const page = (after: string) =>
      site.store.searches.page(searchRequestSchema.parse({ in: 'alarms', period, after }), search.boss);
    expect(await page('nonsense')).toBeNull();
    expect(await page(Buffer.from('[1,2]').toString('base64url'))).toBeNull();
  });
});

describe('R-H08 text', () => {
  beforeEach(async () => {
    await search.happen('mdmmmmmmmmmm');
  });
  const all = { includeOpen: true };

  test('it finds the beginnings of words of name and type, whatever case and accents', async () => {
    expect(await search.numbers({ ...all, text: 'MUÉLLE intr' })).toHaveLength(11);
    expect(await search.numbers({ ...all, text: 'forced' })).toEqual([1002]);
    expect(await search.numbers({ ...all, text: 'camera.motion' })).toHaveLength(11);
    expect(await search.numbers({ ...all, text: 'uelle' })).toEqual([]);
  });

  test('it finds alarms whose ID begins so, also together with words', async () => {
    expect(await search.numbers({ ...all, text: '1002' })).toEqual([1002]);
    expect(await search.numbers({ ...all, text: '#101' })).toEqual([1012, 1011, 1010]);
    expect(await search.numbers({ ...all, text: '1002 puerta' })).toEqual([1002]);
    expect(await search.numbers({ ...all, text: '1002 muelle' })).toEqual([]);
    expect(await search.numbers({ ...all, text: '1002' }, search.ana)).toEqual([]);
  });

  test('it finds an alarm by its id', async () => {
    const [first] = await site.alarms();
    expect(await search.numbers({ ...all, text: first?.id ?? '' })).toEqual([1001]);
    expect(await search.numbers({ ...all, text: first?.id ?? '' }, search.carla)).toEqual([]);
  });

  test('hostile text is only text', async () => {
    const hostile = [
      '"',
      '""',
      "'; drop table alarms; --",
      'puerta" OR name:*',
      'NEAR(puerta este)',
      'name : puerta',
      '*',
      '-',
      '^puerta',
      '(',
      '\u0000',
      '{name kind}: puerta',
      'a'.repeat(200),
      '💥',
      '999999999999',
      '1 2 3',
    ];
    for (const text of hostile) {
      await expect(search.numbers({ ...all, text })).resolves.toBeInstanceOf(Array);
    }
  });

  test('text of nothing but signs finds nothing, empty text everything', async () => {
    expect(await search.numbers({ ...all, text: '**' })).toEqual([]);
    expect(await search.numbers({ ...all, text: '  ' })).toHaveLength(12);
  });
});

describe('R-H04 events', () => {
  test('all are found by type, resource and period; a filter shows those that were raised', async () => {
    await search.happen('mxd');
    expect(await search.types({})).toEqual(['door.forced', 'external.radar', 'camera.motion']);
    expect(await search.types({ onlyRaised: true })).toEqual(['door.forced', 'camera.motion']);
    expect(await search.types({ eventTypes: ['external.radar'] })).toEqual(['external.radar']);
    expect(await search.types({ resources: ['cam1'] })).toHaveLength(3);
    expect(await search.types({ resources: ['cam2'] })).toEqual([]);
    expect(await search.types({ text: 'Cámara radar' })).toEqual(['external.radar']);
    expect(await search.types({ sort: 'type' })).toEqual(['camera.motion', 'door.forced', 'external.radar']);
  });

  test('a device that was renamed is found by its new name', async () => {
    await search.happen('m');
    const camera = await site.store.configuration.get('resources', 'cam1');
    const body = { ...(camera ?? expect.unreachable()), name: 'Garita' };
    await site.store.configuration.replace('resources', 'cam1', 1, body);
    expect(await search.types({ text: 'garita' })).toEqual(['camera.motion']);
    expect(await search.types({ text: 'cámara' })).toEqual([]);
  });

  test('R-B02 an event names its alarms and tells what its sender told', async () => {
    await search.happen('m');
    const page = await search.search({ in: 'events' }, search.ana);
    const [found] = page.in === 'events' ? page.items : [];
    expect(found).toMatchObject({
      eventType: 'camera.motion',
      resource: { id: 'cam1', name: 'Cámara cam1', kind: 'camera', hasVideo: true },
      raised: true,
      alarms: [{ number: 1001 }],
    });
    expect(await site.store.searches.event(found?.id ?? '', search.ana)).toMatchObject({
      id: found?.id,
      additional: { attributes: {}, images: [] },
    });
  });
});

test.each([
  ['before the year 1000', '0000-01-01T00:00:00Z', '0998-05-05T00:00:00Z', 0],
  ['before computers', '0500-01-01T00:00:00Z', '1969-12-31T00:00:00Z', 0],
  ['two thousand years up to now', '0026-03-02T00:00:00Z', '2026-03-02T09:00:00Z', 2],
  ['all of time', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 2],
  ['the far future', '9999-12-30T00:00:00Z', '9999-12-31T23:59:59Z', 0],
])(
  'R-H06 a timeline stands any period, and has no more bars than can be told apart: %s',
  async (_what, from, to, count) => {
    await search.happen('mm');
    const query = searchQuerySchema.parse({ in: 'events', period: { from, to } });
    const { buckets } = await site.store.searches.timeline(query, search.boss);
    expect(buckets.length).toBeLessThanOrEqual(searchBounds.bucketsMost);
    expect(buckets.reduce((sum, each) => sum + each.count, 0)).toBe(count);
  },
);

test('R-H08 more series than can be merged are passed through, with the same results', async () => {
  const { configuration } = site.store;
  const trigger = { kind: 'site' as const, events: ['external.many'], resources: 'all' as const };
  let version = 1;
  for (let index = 0; index < 210; index += 1) {
    const definition = await configuration.get('definitions', 'Intruso en el muelle');
    const name = `Muelle número ${String(index).padStart(3, '0')}`;
    const body = { ...(definition ?? expect.unreachable()), name, trigger };
    await configuration.replace('definitions', 'Intruso en el muelle', version, body);
    version += 1;
    await site.engine.configurationChanged();
    site.clock.advance(1);
    await site.engine.accept([incoming(`many-${index}`, { kind: 'external.many' })]);
  }
  const newestFirst = Array.from({ length: 210 }, (_, index) => 1210 - index);
  expect(await search.numbers({ includeOpen: true, limit: 200 }, search.ana)).toEqual(
    newestFirst.slice(0, 200),
  );
  const first = await search.search({ in: 'alarms', includeOpen: true, limit: 200 }, search.ana);
  expect(await search.numbers({ includeOpen: true, after: first.next }, search.ana)).toEqual(
    newestFirst.slice(200),
  );
  expect(await search.numbers({ includeOpen: true, sort: 'name', limit: 3 }, search.ana)).toEqual([
    1001, 1002, 1003,
  ]);
  expect(await search.numbers({}, search.ana)).toEqual([]);
}, 30_000);

test('R-H08 whoever sees much here and little there finds all of it, page by page', async () => {
  const { configuration } = site.store;
  const trigger = { kind: 'site' as const, events: ['external.much'], resources: 'all' as const };
  const expected: number[] = [];
  let number = 1000;
  const happen = async (kind: string) => {
    number += 1;
    if (kind === 'external.much') expected.unshift(number);
    site.clock.advance(1);
    await site.engine.accept([incoming(`much-${number}`, { kind })]);
  };
  for (let series = 1; series <= 16; series += 1) {
    const definition =
      (await configuration.get('definitions', 'Intruso en el muelle')) ?? expect.unreachable();
    const body = { ...definition, name: `Muelle número ${series}`, trigger };
    await configuration.replace('definitions', 'Intruso en el muelle', series, body);
    await site.engine.configurationChanged();
    await happen('external.much');
    // Between the eighth and the ninth of hers lie a hundred that she does not see, elsewhere one.
    for (let others = series === 8 ? 100 : 1; others > 0; others -= 1) await happen('door.forced');
  }
  for (const limit of [1, 2, 5, 50]) {
    const found: number[] = [];
    let after: string | undefined;
    do {
      const request = { includeOpen: true, limit, ...(after !== undefined && { after }) };
      const page = await search.search({ in: 'alarms', ...request }, search.ana);
      found.push(...(page.in === 'alarms' ? page.items : []).map((alarm) => alarm.number));
      after = page.next ?? undefined;
      // So few series are merged where the table shows too little: no page ends early.
      if (after !== undefined) expect(page.items).toHaveLength(limit);
    } while (after !== undefined);
    expect(found).toEqual(expected);
  }
});
