import { afterEach, describe, expect, test } from 'vitest';
import {
  type EngineSite,
  type EngineSiteOptions,
  incoming,
  openEngineSite,
} from '../../../tests/helpers/engineSite.ts';
import { eventually } from '../../../tests/helpers/eventually.ts';
import type { Command } from '../../shared/link/commands.ts';

let site: EngineSite;

async function open(options?: EngineSiteOptions): Promise<EngineSite> {
  site = await openEngineSite(options);
  return site;
}

afterEach(() => site.remove());

const watched = [{ name: 'Intruso', escalateAfterSeconds: 60, expireAfterSeconds: 120 }];
const kinds = () => site.changes.map(({ kind, alarm }) => `${kind} ${alarm.number}`);

/** Moves the clock step by step, as it runs, and lets what falls due take effect. */
async function pass(seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) {
    site.clock.advance(5);
    // For the next deadline, and for what becomes too old.
    await eventually(() => expect(site.clock.waiting).toBe(2));
  }
}

describe('while the server runs', () => {
  test('R-D14 R-D15 an alarm that nobody handles escalates and then expires, each once, by the system', async () => {
    await open({ definitions: watched });
    await site.engine.accept([incoming('1')]);
    site.clock.advance(60);
    await eventually(() => expect(kinds()).toEqual(['raised 1001', 'escalated 1001']));
    site.clock.advance(60);
    await eventually(() => expect(kinds()).toEqual(['raised 1001', 'escalated 1001', 'expired 1001']));
    expect(site.changes.at(-1)).toMatchObject({
      actor: null,
      at: '2026-03-02T08:02:00.000Z',
      alarm: { state: 'expired', version: 3, closing: { by: null } },
    });
    expect(await site.alarms()).toEqual([]);
  });

  test('R-G01 an alarm that somebody has neither escalates nor expires', async () => {
    await open({ definitions: watched });
    await site.engine.accept([incoming('1')]);
    const [alarm] = await site.alarms();
    const handle: Command = {
      id: crypto.randomUUID(),
      name: 'alarm.handle',
      alarm: alarm?.id ?? '',
      args: {},
    };
    await site.engine.run(await site.user('ana'), handle);
    await site.engine.accept([incoming('2')]);
    site.clock.advance(300);
    await eventually(() => expect(kinds()).toContain('expired 1002'));
    expect(kinds().filter((kind) => kind.endsWith('1001'))).toEqual(['raised 1001', 'handled 1001']);
  });

  test('R-D14 a deadline that comes with a later alarm but earlier in time is kept', async () => {
    await open({
      definitions: [
        { name: 'Lenta', expireAfterSeconds: 3600 },
        {
          name: 'Rápida',
          expireAfterSeconds: 91,
          trigger: { kind: 'site', events: ['door.forced'], resources: 'all' },
        },
      ],
    });
    await site.engine.accept([incoming('1')]);
    await site.engine.accept([incoming('2', { kind: 'door.forced' })]);
    await pass(95);
    await eventually(() => expect(kinds()).toEqual(['raised 1001', 'raised 1002', 'expired 1002']));
  });

  test('R-D14 the clock is looked at again and again, so that a machine that slept or was set is noticed', async () => {
    await open({ definitions: watched });
    await site.engine.accept([incoming('1')]);
    await pass(55);
    expect(kinds()).toEqual(['raised 1001']);
    await pass(5);
    await eventually(() => expect(kinds()).toContain('escalated 1001'));
  });
});

describe('after the server was off', () => {
  test('R-G08 what fell due takes effect once, in the order in which it fell due', async () => {
    const { engine, clock, folder } = await open({ definitions: watched });
    await engine.accept([incoming('1')]);
    clock.advance(30);
    await engine.accept([incoming('2')]);
    await site.close();
    clock.advance(3600);
    site = await openEngineSite({ folder, clock });
    expect((await journalKinds()).slice(2)).toEqual([
      'escalated 1001',
      'escalated 1002',
      'expired 1001',
      'expired 1002',
    ]);
    await site.close();
    site = await openEngineSite({ folder, clock });
    expect(await journalKinds()).toHaveLength(6);
  });

  test('R-G08 more than one transaction holds takes effect all the same', async () => {
    const { engine, clock, folder } = await open({
      definitions: [{ name: 'Intruso', expireAfterSeconds: 120 }],
    });
    const events = Array.from({ length: 450 }, (_, index) => incoming(String(index)));
    await engine.accept(events);
    await site.close();
    clock.advance(3600);
    site = await openEngineSite({ folder, clock });
    expect(await site.alarms()).toEqual([]);
    expect(await journalKinds()).toHaveLength(900);
  });
});

/** The whole journal in order, from the records of all alarms. */
async function journalKinds(): Promise<string[]> {
  const boss = await site.user('boss');
  const changed = await site.store.alarms.changedSince(0, 10_000, boss);
  const entries = [];
  for (const alarm of changed?.alarms ?? []) {
    const { journal } = await site.store.alarms.history(alarm, boss);
    entries.push(...journal.map(({ position, kind }) => ({ position, text: `${kind} ${alarm.number}` })));
  }
  return entries.sort((one, other) => one.position - other.position).map(({ text }) => text);
}
