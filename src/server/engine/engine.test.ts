import { randomUUID } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type EngineSite,
  type EngineSiteOptions,
  incoming,
  openEngineSite,
} from '../../../tests/helpers/engineSite.ts';
import { eventually } from '../../../tests/helpers/eventually.ts';
import type { Command } from '../../shared/link/commands.ts';
import { systemClock } from './clock.ts';
import { createEngine } from './engine.ts';
import { newIdentifier } from './identifiers.ts';

let site: EngineSite;

async function open(options?: EngineSiteOptions): Promise<EngineSite> {
  site = await openEngineSite(options);
  return site;
}

afterEach(() => site.remove());

const someEvents = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => incoming(String(from + index)));
const handle = (alarm: string): Command => ({ id: randomUUID(), name: 'alarm.handle', alarm, args: {} });

describe('what waits is bounded', () => {
  test('more events than may wait are refused as full, none of them is taken in, and there is room again afterwards', async () => {
    const { engine } = await open({ limits: { eventsWaitingMost: 10 } });
    const [first, second] = await Promise.all([
      engine.accept(someEvents(8)),
      engine.accept(someEvents(3, 8)),
    ]);
    expect(first.ok).toBe(true);
    expect(second).toEqual({ ok: false, error: 'full' });
    expect(await site.alarms()).toHaveLength(8);
    expect(await engine.accept(someEvents(3, 8))).toMatchObject({ ok: true });
    expect(engine.figures()).toEqual({
      eventsAccepted: 11,
      eventsDuplicate: 0,
      eventsRecorded: 0,
      alarmsRaised: 11,
      alarmsEscalated: 0,
      alarmsExpired: 0,
      commandsRun: 0,
      queued: 0,
    });
  });

  test('more characters than may wait are refused as full', async () => {
    const { engine } = await open({ limits: { charactersWaitingMost: 100 } });
    const images = [{ name: 'plate', contentType: 'image/jpeg', base64: '/9j/'.repeat(25) }];
    expect(await engine.accept([incoming('1', { images })])).toEqual({ ok: false, error: 'full' });
    expect(await engine.accept([incoming('1')])).toMatchObject({ ok: true });
  });

  test('more commands than may wait are refused as unavailable and leave no answer behind', async () => {
    const { engine } = await open({ limits: { commandsWaitingMost: 1 } });
    await engine.accept([incoming('1')]);
    const [alarm] = await site.alarms();
    const [ana, luis] = [await site.user('ana'), await site.user('luis')];
    const late = handle(alarm?.id ?? '');
    const [first, second] = await Promise.all([
      engine.run(ana, handle(alarm?.id ?? '')),
      engine.run(luis, late),
    ]);
    expect([first.t, second]).toEqual(['ack', { t: 'err', id: late.id, code: 'UNAVAILABLE' }]);
    expect(await engine.answersOf(luis, [late.id])).toEqual({ answers: [], unknown: [late.id] });
    expect(engine.figures()).toMatchObject({ commandsRun: 1, queued: 0 });
  });
});

describe('starting and stopping', () => {
  test('nothing is taken in before the start and after the stop; what was taken in is finished', async () => {
    const { engine, store, clock } = await open();
    const idle = createEngine({ store, clock, logger: { error: () => expect.unreachable() } });
    const command = handle('any');
    const ana = await site.user('ana');
    await idle.configurationChanged();
    await idle.advanceReading('ana', { seen: 1 });
    expect(await idle.accept([incoming('1')])).toEqual({ ok: false, error: 'unavailable' });
    expect(await idle.run(ana, command)).toEqual({ t: 'err', id: command.id, code: 'UNAVAILABLE' });

    const underWay = engine.accept(someEvents(5));
    await engine.stop();
    expect(await underWay).toMatchObject({ ok: true });
    expect(await engine.accept([incoming('9')])).toEqual({ ok: false, error: 'unavailable' });
    expect(await site.alarms()).toHaveLength(5);
  });

  test('an empty batch is fine', async () => {
    const { engine } = await open();
    expect(await engine.accept([])).toEqual({ ok: true, value: [] });
  });
});

describe('listeners', () => {
  test('each hears every change in the order of the journal, after it is on disk, until it stops listening', async () => {
    const { engine, store } = await open();
    const heard: number[] = [];
    const stopListening = engine.subscribe((changes) =>
      heard.push(...changes.map(({ position }) => position)),
    );
    engine.subscribe((changes) => {
      for (const { alarm } of changes) {
        onDisk.push(store.alarms.alarm(alarm.id, { id: 'x', roles: [], rights: ['alarms.seeAll'] }));
      }
    });
    const onDisk: Promise<unknown>[] = [];
    await Promise.all(someEvents(20).map((event) => engine.accept([event])));
    expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect((await Promise.all(onDisk)).every((alarm) => alarm !== null)).toBe(true);
    stopListening();
    await engine.accept([incoming('later')]);
    expect(heard).toHaveLength(20);
  });

  test('one that fails is logged and does not keep the others from hearing', async () => {
    const { engine, logged } = await open();
    const heard = vi.fn();
    engine.subscribe(() => {
      throw new Error('a bug');
    });
    engine.subscribe(heard);
    expect(await engine.accept([incoming('1')])).toMatchObject({ ok: true });
    expect(heard).toHaveBeenCalledOnce();
    expect(logged).toEqual(['a listener of the engine failed']);
  });
});

describe('a disk that refuses', () => {
  test('R-B02 while it is full nothing is acknowledged, and everything that was acknowledged is there', async () => {
    const { engine, folder, clock, logged } = await open({ writerPragmas: ['max_page_count = 120'] });
    const acknowledged: string[] = [];
    let refused = 0;
    for (let index = 0; refused < 3; index += 1) {
      const event = { ...incoming(String(index)), rawBody: 'x'.repeat(20_000) };
      const accepted = await engine.accept([event]);
      if (accepted.ok) {
        acknowledged.push(accepted.value[0]?.id ?? '');
      } else {
        expect(accepted.error).toBe('unavailable');
        refused += 1;
      }
    }
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(logged).toHaveLength(3);
    const ana = await site.user('ana');
    const command = { ...handle((await site.alarms())[0]?.id ?? ''), id: randomUUID() };
    await engine.run(ana, command);
    await site.close();

    site = await openEngineSite({ folder, clock });
    expect((await site.alarms()).map(({ event }) => event.id)).toEqual(acknowledged);
    expect((await site.alarms()).map(({ number }) => number)).toEqual(
      acknowledged.map((_, index) => 1001 + index),
    );
    expect(await site.engine.accept([incoming('room')])).toMatchObject({ ok: true });
  });

  test('events, commands, reading and deadlines are refused or put off while it is locked, and go on when it is free', async () => {
    const { engine, file, clock, logged } = await open({
      writerPragmas: ['busy_timeout = 1'],
      definitions: [{ name: 'Intruso', expireAfterSeconds: 120 }],
    });
    await engine.accept([incoming('1')]);
    const [alarm] = await site.alarms();
    const ana = await site.user('ana');
    const other = new BetterSqlite3(file);
    other.exec('begin immediate');

    const command = handle(alarm?.id ?? '');
    expect(await engine.accept([incoming('2')])).toEqual({ ok: false, error: 'unavailable' });
    expect(await engine.run(ana, command)).toEqual({ t: 'err', id: command.id, code: 'UNAVAILABLE' });
    await engine.advanceReading('ana', { seen: 1 });
    clock.advance(120);
    // Events, command, reading, deadlines, what is too old, and full text.
    await eventually(() => expect(logged).toHaveLength(6));

    other.exec('rollback');
    other.close();
    expect(await engine.accept([incoming('2')])).toMatchObject({ ok: true });
    clock.advance(2);
    await eventually(async () => expect(await site.alarms()).toMatchObject([{ number: 1002 }]));
    expect(await engine.run(ana, command)).toMatchObject({ t: 'err', code: 'ALREADY_CLOSED' });
  });
});

describe('reading', () => {
  test('R-J02 how far a user was told and has looked only goes forward, and never beyond the journal', async () => {
    const { engine, store } = await open();
    await engine.accept(someEvents(5));
    expect(await store.people.reading('ana')).toEqual({ news: 5, seen: 5 });
    await engine.accept(someEvents(5, 5));
    await engine.advanceReading('ana', { news: 8 });
    expect(await store.people.reading('ana')).toEqual({ news: 8, seen: 5 });
    await engine.advanceReading('ana', { news: 6, seen: 99 });
    expect(await store.people.reading('ana')).toEqual({ news: 8, seen: 10 });
    await engine.advanceReading('luis', { seen: 3 });
    expect(await store.people.reading('luis')).toEqual({ news: 0, seen: 3 });
  });
});

test('identifiers are UUIDs of version 7 that sort by the time they were made', async () => {
  await open();
  const early = newIdentifier(new Date('2026-03-02T08:00:00.000Z'));
  const late = newIdentifier(new Date('2026-03-02T08:00:00.001Z'));
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(early < late).toBe(true);
});

test('the machine’s clock wakes once at its time, and not where it was called off', async () => {
  await open();
  const calledOff = vi.fn();
  systemClock.wakeAt(new Date(Date.now() + 5), calledOff)();
  await new Promise<void>((resolve) => {
    systemClock.wakeAt(new Date(systemClock.now().getTime() + 20), resolve);
  });
  expect(calledOff).not.toHaveBeenCalled();
});
