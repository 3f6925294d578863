import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../../tests/helpers/engineSite.ts';
import { keeper, SearchSite } from '../../../../tests/helpers/searchSite.ts';
import type { NormalisedEvent } from '../../../shared/domain/event.ts';
import { searchRequestSchema } from '../../../shared/link/search.ts';
import { StorageFailure } from '../storageFailure.ts';

let search: SearchSite;
let site: EngineSite;
let count = 0;

beforeEach(async () => {
  search = await SearchSite.open();
  site = search.engineSite;
});

afterEach(() => site.remove());

/** Lets something happen that raises an alarm for the operators, unless its kind says otherwise. */
async function tell(changed: Partial<NormalisedEvent>): Promise<void> {
  site.clock.advance(1);
  count += 1;
  const event = incoming(String(count), { kind: 'camera.motion', subject: 'cam1-external', ...changed });
  expect((await site.engine.accept([event])).ok).toBe(true);
}

const open = { includeOpen: true };

describe('R-H04 R-H06 full text reaches what the event told', () => {
  beforeEach(async () => {
    await tell({ plate: { text: '4821KLM' } });
    await tell({ cardholder: { name: 'Visita Álvarez', card: '7700123', id: 'T-55' } });
    await tell({ message: 'Sin señal de vídeo' });
    await tell({ message: null, plate: null, cardholder: null });
    await tell({ kind: 'external.radar', plate: { text: '4821XYZ' } });
  });

  test('alarms by plate, by the holder of a card, by its number, by the message; whatever case and accents', async () => {
    expect(await search.numbers({ ...open, text: '4821' })).toEqual([1001]);
    expect(await search.numbers({ ...open, text: '4821klm' })).toEqual([1001]);
    expect(await search.numbers({ ...open, text: 'alvarez visita' })).toEqual([1002]);
    expect(await search.numbers({ ...open, text: '7700' })).toEqual([1002]);
    expect(await search.numbers({ ...open, text: 'SENAL vid' })).toEqual([1003]);
    expect(await search.numbers({ ...open, text: 'nada de esto' })).toEqual([]);
    expect(await search.numbers({ text: '4821' })).toEqual([]);
  });

  test('events likewise, raised or not', async () => {
    expect(await search.types({ text: '4821' })).toEqual(['external.radar', 'camera.motion']);
    expect(await search.types({ text: '4821', order: 'asc' })).toEqual(['camera.motion', 'external.radar']);
    expect(await search.types({ text: '4821', onlyRaised: true })).toEqual(['camera.motion']);
    expect(await search.types({ text: 'visita' })).toEqual(['camera.motion']);
  });

  test('words of the name and of what was told may stand together; a row that both find is found once', async () => {
    expect(await search.numbers({ ...open, text: 'intruso 4821klm' })).toEqual([1001]);
    expect(await search.numbers({ ...open, text: 'puerta 4821klm' })).toEqual([]);
    await tell({ message: 'Intruso en el muelle' });
    expect(await search.numbers({ ...open, text: 'intruso' })).toEqual([1005, 1004, 1003, 1002, 1001]);
    const page = await search.search({ in: 'alarms', ...open, text: '4821klm' }, search.ana);
    expect(page).toMatchObject({ total: { count: 1, isMore: false }, next: null });
  });

  test('R-H07 a plate that one may not see is not found, nor counted', async () => {
    for (const viewer of [search.carla, keeper]) {
      const page = await search.search({ in: 'alarms', ...open, text: '4821' }, viewer);
      expect(page).toMatchObject({ items: [], total: { count: 0, isMore: false } });
    }
    expect(await search.types({ text: '4821' }, search.ana)).toEqual(['camera.motion']);
    expect(await search.types({ text: '4821' }, search.carla)).toEqual([]);
  });

  test('what is forgotten is not found any more', async () => {
    await search.close(1001, 1002);
    await tell({});
    site.clock.advance(400 * 86_400);
    await site.close();
    site = await openEngineSite({ folder: site.folder, clock: site.clock });
    const totalOf = async (text: string) => {
      const request = { in: 'alarms', period: { days: 3_000 }, ...open, text };
      return (await site.store.searches.page(searchRequestSchema.parse(request), search.boss))?.total?.count;
    };
    await expect.poll(() => totalOf('intruso')).toBe(3);
    expect(await totalOf('4821klm')).toBe(0);
    expect(await totalOf('señal')).toBe(1);
  });
});

test('R-H04 what comes after the newest event was forgotten is found, though it takes its place in the table', async () => {
  const totalOf = async (text: string) =>
    (await search.search({ in: 'events', text }, search.boss)).total?.count;
  await tell({ kind: 'external.radar', message: 'antes' });
  expect(await totalOf('antes')).toBe(1);
  site.clock.advance(400 * 86_400);
  await expect.poll(() => totalOf('antes')).toBe(0);
  await tell({ kind: 'external.radar', message: 'después' });
  expect(await totalOf('despues')).toBe(1);
});

test('R-H04 a search finds what is on disk though full text was told nothing of it, and refuses where it cannot be told', async () => {
  await tell({ message: 'uno' });
  const other = new BetterSqlite3(site.file);
  other.exec('begin immediate');
  await expect(search.numbers({ ...open, text: 'uno' })).rejects.toThrow(StorageFailure);
  // Without a text nothing can be missed.
  expect(await search.numbers(open)).toEqual([1001]);
  other.exec('rollback');
  other.close();
  expect(await search.numbers({ ...open, text: 'uno' })).toEqual([1001]);
}, 20_000);

test('R-H08 a word that very many events told is found page by page to the last, in both orders', async () => {
  const times = 6_400;
  for (let first = 0; first < times; first += 400) {
    // Most of them within one instant, more than are looked at for one page.
    site.clock.advance(first === 0 || first > 4_000 ? 1 : 0);
    const batch = Array.from({ length: 400 }, (_, index) =>
      incoming(`many-${first + index}`, { kind: 'external.heartbeat', message: 'latido' }),
    );
    expect((await site.engine.accept(batch)).ok).toBe(true);
  }
  for (const [sort, order] of [
    ['time', 'desc'],
    ['time', 'asc'],
  ] as const) {
    let after: string | null = null;
    const found = new Set<string>();
    do {
      const page = await site.store.searches.page(
        {
          ...{ in: 'events', period: { days: 3_000 }, sort, order, onlyRaised: false },
          ...{ text: 'latido', limit: 500, ...(after !== null && { after }) },
        },
        search.boss,
      );
      if (after === null) expect(page?.total).toMatchObject({ isMore: true });
      for (const item of page?.items ?? []) found.add(item.id);
      after = page?.next ?? null;
    } while (after !== null);
    expect([order, found.size]).toEqual([order, times]);
  }
  const byType = await search.search({ in: 'events', sort: 'type', text: 'latido', limit: 200 }, search.boss);
  expect(byType).toMatchObject({ total: { isMore: true } });
}, 60_000);
