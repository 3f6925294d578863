import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import type { SiteUser } from '../engine/contract.ts';

let site: EngineSite;
let ana: SiteUser;
let carla: SiteUser;
let boss: SiteUser;

beforeEach(async () => {
  site = await openEngineSite({
    definitions: [
      { name: 'Intruso', mayCloseUnhandled: true },
      {
        name: 'Ala',
        recipients: { roles: [], users: ['carla'] },
        trigger: { kind: 'site', events: ['door.forced'], resources: 'all' },
      },
    ],
  });
  [ana, carla, boss] = [await site.user('ana'), await site.user('carla'), await site.user('boss')];
});

afterEach(() => site.remove());

/** Raises alarms one second after the other; an `d` stands for Carla's wing, an `m` for the operators. */
async function raise(pattern: string): Promise<void> {
  for (const letter of pattern) {
    site.clock.advance(1);
    await site.engine.accept([
      incoming(randomUUID(), { kind: letter === 'd' ? 'door.forced' : 'camera.motion' }),
    ]);
  }
}

async function close(number: number): Promise<void> {
  const alarm = (await site.alarms()).find((each) => each.number === number);
  const args = { reason: 'false' as const };
  await site.engine.run(ana, { id: randomUUID(), name: 'alarm.close', alarm: alarm?.id ?? '', args });
}

const numbers = (alarms: readonly { readonly number: number }[] | undefined) =>
  alarms?.map(({ number }) => number);

test('R-J06 whoever comes back to a long list keeps nobody waiting: alarms are raised and read meanwhile', async () => {
  await site.engine.accept(
    Array.from({ length: 2_000 }, () => incoming(randomUUID(), { kind: 'camera.motion' })),
  );
  const { alarms } = site.store;
  const done: string[] = [];
  const list = alarms.open(boss).then((opened) => {
    done.push('list');
    return opened;
  });
  expect(await alarms.head()).toBe(2_000);
  done.push('head');
  await site.engine.accept([incoming(randomUUID(), { kind: 'camera.motion' })]);
  done.push('alarm');
  const opened = await list;
  expect(done).toEqual(['head', 'alarm', 'list']);
  // The list is still one state of the site.
  expect(opened.position).toBe(2_000);
  expect(numbers(opened.alarms)).toEqual(Array.from({ length: 2_000 }, (_, index) => 1_001 + index));
});

describe('R-D10 everybody finds only what he may see', () => {
  beforeEach(() => raise('mdm'));

  test('R-E02 in the list of open alarms, with the position at which it was so', async () => {
    const { alarms } = site.store;
    expect(await alarms.open(ana)).toMatchObject({
      position: 3,
      alarms: [{ number: 1001 }, { number: 1003 }],
    });
    expect(numbers((await alarms.open(carla)).alarms)).toEqual([1002]);
    expect(numbers((await alarms.open(boss)).alarms)).toEqual([1001, 1002, 1003]);
  });

  test('by id, in pages, after a position, as news, and among the earlier alarms', async () => {
    const { alarms } = site.store;
    const [first] = await site.alarms();
    const id = first?.id ?? '';
    expect(await alarms.alarm(id, ana)).toMatchObject({ number: 1001 });
    expect(await alarms.alarm(id, carla)).toBeNull();
    expect(numbers((await alarms.page({ state: 'open', limit: 10 }, carla))?.alarms)).toEqual([1002]);
    expect(numbers((await alarms.changedSince(0, 10, carla))?.alarms)).toEqual([1002]);
    expect(await alarms.raisedSince(0, carla)).toMatchObject([{ priority: 2, position: 2 }]);
    expect((await alarms.history(first ?? expect.unreachable(), carla)).earlier).toEqual([]);
  });

  test('one who only sees all gets no news', async () => {
    expect(await site.store.alarms.raisedSince(0, boss)).toEqual([]);
  });
});

describe('pages', () => {
  test('they come newest first and each alarm stands on one of them, also while new ones come in', async () => {
    const { alarms } = site.store;
    await raise('mmmmm');
    const first = await alarms.page({ state: 'open', limit: 2 }, ana);
    await raise('mm');
    const second = await alarms.page({ state: 'open', limit: 2, after: first?.next ?? '' }, ana);
    const third = await alarms.page({ state: 'open', limit: 2, after: second?.next ?? '' }, ana);
    expect([first, second, third].map((page) => numbers(page?.alarms))).toEqual([
      [1005, 1004],
      [1003, 1002],
      [1001],
    ]);
    expect(third?.next).toBeNull();
  });

  test('alarms of the same instant are told apart by their number', async () => {
    const { alarms } = site.store;
    await site.engine.accept([incoming('1'), incoming('2'), incoming('3')]);
    const first = await alarms.page({ state: 'open', limit: 2 }, ana);
    const second = await alarms.page({ state: 'open', limit: 2, after: first?.next ?? '' }, ana);
    expect(numbers([...(first?.alarms ?? []), ...(second?.alarms ?? [])])).toEqual([1003, 1002, 1001]);
  });

  test('they are of one state or one definition; "closed" are all that ended', async () => {
    const { alarms } = site.store;
    await raise('mmd');
    await close(1001);
    const page = async (state: string, definition?: string) =>
      numbers((await alarms.page({ state, limit: 10, definition }, boss))?.alarms);
    expect(await page('closed')).toEqual([1001]);
    expect(await page('new')).toEqual([1003, 1002]);
    expect(await page('open', 'Ala')).toEqual([1003]);
    expect(await page('expired')).toEqual([]);
  });

  test('a key that is none is refused', async () => {
    expect(await site.store.alarms.page({ state: 'open', limit: 2, after: 'nonsense' }, ana)).toBeNull();
  });
});

describe('what changed after a position', () => {
  test('R-J06 each alarm comes once, as it is now, in the order of its last change, the ended ones too', async () => {
    const { alarms } = site.store;
    await raise('mm');
    const { position } = await alarms.open(ana);
    await raise('m');
    await close(1001);
    const changed = await alarms.changedSince(position, 10, ana);
    expect(changed?.alarms.map(({ number, state, version }) => [number, state, version])).toEqual([
      [1003, 'new', 1],
      [1001, 'closed', 2],
    ]);
    expect(changed?.position).toBe(4);
    expect(await alarms.changedSince(4, 10, ana)).toEqual({ alarms: [], taken: [], position: 4 });
  });

  test('R-J06 more than asked for are not answered in part', async () => {
    const { alarms } = site.store;
    await raise('mmm');
    expect(await alarms.changedSince(0, 2, ana)).toBeNull();
    expect((await alarms.changedSince(0, 3, ana))?.alarms).toHaveLength(3);
  });

  test('R-J03 news are the alarms that still wait for somebody', async () => {
    const { alarms } = site.store;
    await raise('mmm');
    await close(1001);
    const second = (await site.alarms()).find(({ number }) => number === 1002);
    await site.engine.run(ana, { id: randomUUID(), name: 'alarm.handle', alarm: second?.id ?? '', args: {} });
    expect((await alarms.raisedSince(0, ana)).map(({ position }) => position)).toEqual([3]);
    expect(await alarms.raisedSince(3, ana)).toEqual([]);
  });
});

test('R-E11 the history of an alarm is its record and when the same definition fired before, newest first', async () => {
  await raise('mdmm');
  await close(1001);
  const last = (await site.alarms()).find(({ number }) => number === 1004) ?? expect.unreachable();
  const { journal, earlier } = await site.store.alarms.history(last, ana);
  expect(journal).toMatchObject([
    { position: 4, alarm: last.id, kind: 'raised', from: null, to: 'new', actor: null },
  ]);
  expect(earlier.map(({ number, state }) => [number, state])).toEqual([
    [1003, 'new'],
    [1001, 'closed'],
  ]);
});
