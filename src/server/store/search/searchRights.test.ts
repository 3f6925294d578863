import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EngineSite } from '../../../../tests/helpers/engineSite.ts';
import { keeper, SearchSite } from '../../../../tests/helpers/searchSite.ts';
import type { Viewer } from '../../../shared/domain/audience.ts';
import { searchQuerySchema } from '../../../shared/link/search.ts';

let search: SearchSite;
let site: EngineSite;

beforeEach(async () => {
  search = await SearchSite.open();
  site = search.engineSite;
});

afterEach(() => site.remove());

describe('R-H07 everybody finds only what he may see', () => {
  beforeEach(async () => {
    await search.happen('mmdx');
    await search.close(1001, 1002, 1003);
  });

  test('alarms in lists, counts and timelines', async () => {
    expect(await search.numbers({}, search.ana)).toEqual([1002, 1001]);
    expect(await search.numbers({}, search.carla)).toEqual([1003]);
    expect(await search.numbers({}, keeper)).toEqual([]);
    expect((await search.search({ in: 'alarms' }, search.carla)).total).toEqual({ count: 1, isMore: false });
    const query = searchQuerySchema.parse({ in: 'alarms', period: { days: 1 } });
    const count = async (viewer: Viewer) =>
      (await site.store.searches.timeline(query, viewer)).buckets.reduce((sum, each) => sum + each.count, 0);
    expect([
      await count(search.ana),
      await count(search.carla),
      await count(search.boss),
      await count(keeper),
    ]).toEqual([2, 1, 3, 0]);
  });

  test('events follow their alarms; those without go to whoever sees all or keeps the configuration', async () => {
    expect(await search.types({}, search.ana)).toEqual(['camera.motion', 'camera.motion']);
    expect(await search.types({}, search.carla)).toEqual(['door.forced']);
    expect(await search.types({}, search.boss)).toHaveLength(4);
    expect(await search.types({}, keeper)).toEqual(['external.radar']);
    const page = await search.search({ in: 'events', onlyRaised: true }, search.carla);
    const id = page.items[0]?.id ?? '';
    expect(await site.store.searches.event(id, search.ana)).toBeNull();
    expect(await site.store.searches.event(id, keeper)).toBeNull();
    expect(await site.store.searches.event('none', search.boss)).toBeNull();
  });

  test('an event names only those of its alarms that the user may see', async () => {
    const { configuration } = site.store;
    const definition = await configuration.get('definitions', 'Ala este: "puerta"');
    const trigger = { kind: 'site' as const, events: ['camera.motion'], resources: 'all' as const };
    await configuration.replace('definitions', definition?.id ?? '', 1, {
      ...(definition ?? expect.unreachable()),
      trigger,
    });
    await site.engine.configurationChanged();
    await search.happen('m');
    const alarmsOf = async (viewer: Viewer) => {
      const page = await search.search({ in: 'events', limit: 1 }, viewer);
      return page.in === 'events' ? page.items[0]?.alarms.length : expect.unreachable();
    };
    expect([await alarmsOf(search.ana), await alarmsOf(search.carla), await alarmsOf(search.boss)]).toEqual([
      1, 1, 2,
    ]);
  });

  test('what can be chosen is what can be found', async () => {
    expect(await site.store.searches.choices(search.carla)).toEqual({
      definitions: [{ id: 'Ala este: "puerta"', name: 'Ala este: "puerta"' }],
      eventTypes: ['door.forced'],
      resources: [{ id: 'cam1', name: 'Cámara cam1', kind: 'camera' }],
    });
    expect((await site.store.searches.choices(search.boss)).eventTypes).toHaveLength(3);
    expect(await site.store.searches.choices(keeper)).toMatchObject({ definitions: [] });
  });
});

describe('R-D10 when the recipients of an open alarm change', () => {
  test('searches follow, for the alarm and for its event', async () => {
    await search.happen('m');
    expect(await search.numbers({ includeOpen: true }, search.carla)).toEqual([]);
    await changeAudience({ roles: [], users: ['carla'] });
    expect(await search.numbers({ includeOpen: true }, search.carla)).toEqual([1001]);
    expect(await search.numbers({ includeOpen: true }, search.ana)).toEqual([]);
    expect(await search.types({}, search.carla)).toEqual(['camera.motion']);
    expect(await search.types({}, search.ana)).toEqual([]);
  });

  async function changeAudience(audience: object): Promise<void> {
    const database = new BetterSqlite3(site.file);
    const change = "update alarms set snapshot = json_set(snapshot, '$.audience', json(?))";
    database.prepare(change).run(JSON.stringify(audience));
    database.close();
  }
});
