import { afterEach, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import { takeIn } from '../engine/eventIntake.ts';
import { RaisingRules } from '../engine/raisingRules.ts';

let site: EngineSite;

afterEach(() => site.remove());

/** Takes an event in, and fails before it is on disk. */
async function failAfterRaising(id: string): Promise<void> {
  const { store, clock } = site;
  const rules = new RaisingRules(await store.configuration.load());
  const failing = store.ledger.write(async (writing) => {
    await takeIn(
      writing,
      [{ incoming: incoming(id, { kind: 'door.forced' }), images: [] }],
      rules,
      clock.now(),
    );
    throw new Error('a bug');
  });
  await expect(failing).rejects.toThrow('a bug');
}

test('R-E01 R-E11 R-G07 nothing of a transaction that was undone is remembered: neither number, count, position nor series', async () => {
  const trigger = { kind: 'site', events: ['camera.motion', 'door.forced'], resources: 'all' } as const;
  site = await openEngineSite({
    definitions: [{ name: 'Intruso', trigger: { ...trigger, events: [...trigger.events] } }],
  });
  await site.engine.accept([incoming('1')]);
  await failAfterRaising('2');
  await site.engine.accept([incoming('2', { kind: 'door.forced' })]);
  expect(await site.alarms()).toMatchObject([
    { number: 1001, count: 1 },
    { number: 1002, count: 2 },
  ]);
  expect(site.changes.map(({ position }) => position)).toEqual([1, 2]);
  const request = { in: 'events', period: { days: 1 }, sort: 'time', limit: 10, onlyRaised: true } as const;
  site.clock.advance(1);
  const page = await site.store.searches.page(request, await site.user('boss'));
  expect(page?.items).toHaveLength(2);
});

test('R-E11 alarms that leave the 30 days while the server runs are not counted, and are again when its clock is set back', async () => {
  site = await openEngineSite();
  const countOf = async (id: string) => {
    await site.engine.accept([incoming(id)]);
    return (await site.alarms()).at(-1)?.count;
  };
  expect(await countOf('1')).toBe(1);
  site.clock.advance(86_400);
  expect(await countOf('2')).toBe(2);
  site.clock.advance(29 * 86_400 - 1);
  expect(await countOf('3')).toBe(3);
  site.clock.advance(2);
  expect(await countOf('4')).toBe(3);
  site.clock.advance(86_400);
  expect(await countOf('5')).toBe(3);
  site.clock.advance(-86_400);
  expect(await countOf('6')).toBe(5);
});

test('R-G07 a transaction does not begin while another one may still be undone', async () => {
  site = await openEngineSite();
  const { ledger } = site.store;
  const first = ledger.write(async () => 'first');
  await expect(ledger.write(async () => 'second')).rejects.toThrow('one transaction after the other');
  expect(await first).toBe('first');
  expect(await ledger.write(async () => 'third')).toBe('third');
});
