import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmView } from '../../src/shared/link/alarmView.ts';
import { fakeAlarm } from '../helpers/fakeAlarms.ts';
import { FakeSiteServer } from '../helpers/fakeSiteServer.ts';
import { closeTestWorkstations, eventually, TestWorkstation } from '../helpers/testWorkstation.ts';

let server: FakeSiteServer;

beforeEach(async () => {
  server = await new FakeSiteServer().start();
});

afterEach(async () => {
  closeTestWorkstations();
  await server.stop();
});

/** What the windows were told of alarms that went. */
const gone = (workstation: TestWorkstation) =>
  workstation.heard('alarms.changed').flatMap((change) => change.gone.map(({ id, why }) => [id, why]));
const numbers = (alarms: readonly AlarmView[]) => alarms.map(({ number }) => number).sort();

describe('the list', () => {
  it('R-E08 comes as a snapshot and follows every change', async () => {
    const first = fakeAlarm();
    server.put(first);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    expect(numbers(workstation.alarms)).toEqual([first.number]);

    const second = fakeAlarm();
    server.raise(second);
    await eventually(() => expect(numbers(workstation.alarms)).toEqual([first.number, second.number]));
    server.put({ ...first, version: 2, state: 'closed' });
    await eventually(() => expect(numbers(workstation.alarms)).toEqual([second.number]));
    await eventually(() =>
      expect(workstation.heard('alarms.changed').flatMap(({ gone }) => gone)).toEqual([
        { id: first.id, why: 'closed' },
      ]),
    );
  });

  it('R-E02 holds only what the server shows this user', async () => {
    server.put(fakeAlarm());
    const wing = fakeAlarm({ audience: { roles: ['wing'], users: [] } });
    server.put(wing);
    const workstation = new TestWorkstation(server);
    await workstation.signIn('operadora3');
    expect(numbers(workstation.alarms)).toEqual([wing.number]);
  });

  it('R-J06 is caught up by a resume, each missed change once, after the cable was cut', async () => {
    const kept = fakeAlarm();
    const closing = fakeAlarm();
    server.put(kept);
    server.put(closing);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await workstation.down();
    const missed = fakeAlarm();
    server.raise(missed);
    server.put({ ...closing, version: 2, state: 'closed' });
    await server.start();
    await workstation.live();

    expect(numbers(workstation.alarms)).toEqual([kept.number, missed.number]);
    expect(server.hellos.at(-1)?.resume).toEqual({ epoch: 'epoch-1', cur: '2' });
    await eventually(() => expect(gone(workstation)).toEqual([[closing.id, 'closed']]));
    await eventually(() => expect(workstation.pings()).toEqual([missed.id]));
  });

  it('R-J06 says since when it is old while the link is down', async () => {
    server.put(fakeAlarm());
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await eventually(() => expect(workstation.workstation.state().link.status).toBe('down'));
    const { link } = workstation.workstation.state();
    expect(workstation.alarms).toHaveLength(1);
    expect(Date.parse(link.currentAt ?? '')).toBeGreaterThan(Date.now() - 5_000);
  });

  it('R-J06 is resumed when frames are missing in between', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const [link] = server.links;
    if (!link) throw new Error('no link');
    link.dropNext = 1;
    const lost = fakeAlarm();
    server.put(lost);
    const next = fakeAlarm();
    server.put(next);
    await eventually(() => expect(numbers(workstation.alarms)).toEqual([lost.number, next.number]));
    expect(server.hellos).toHaveLength(2);
    expect(server.hellos[1]?.resume).toBeDefined();
  });

  it('R-J06 shows nothing twice when frames come twice', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const [link] = server.links;
    if (!link) throw new Error('no link');
    link.sendsTwice = true;
    const alarm = fakeAlarm();
    server.raise(alarm);
    const last = fakeAlarm();
    server.raise(last);
    await eventually(() => expect(workstation.pings()).toEqual([alarm.id, last.id]));
    expect(numbers(workstation.alarms)).toEqual([alarm.number, last.number]);
    expect(server.hellos).toHaveLength(1);
  });

  it('R-J06 keeps the newer version when an older one comes late, and does not bring back what went', async () => {
    const alarm = fakeAlarm({ version: 3, priority: 1 });
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.put({ ...alarm, version: 2, priority: 5 });
    const gone = fakeAlarm({ version: 2 });
    server.put(gone);
    server.put({ ...gone, version: 3, state: 'closed' });
    server.put(gone);
    const last = fakeAlarm();
    server.put(last);
    await eventually(() => expect(numbers(workstation.alarms)).toEqual([alarm.number, last.number]));
    expect(workstation.alarms.find(({ id }) => id === alarm.id)?.priority).toBe(1);
  });

  it('R-J06 is replaced as a whole after a reset, at the end of the snapshot', async () => {
    const stays = fakeAlarm();
    const lost = fakeAlarm();
    server.put(stays);
    server.put(lost);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.alarms.delete(lost.id);
    server.reset('rights');
    await eventually(() => expect(numbers(workstation.alarms)).toEqual([stays.number]));
    await eventually(() => expect(gone(workstation)).toEqual([[lost.id, 'unknown']]));
  });

  it('R-J06 is fetched anew when the link broke in the middle of a reset', async () => {
    const gained = fakeAlarm();
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    // As if rights had changed: no resume would tell of this alarm, because it did not change.
    server.alarms.set(gained.id, gained);
    for (const link of server.links) link.send('reset', { why: 'rights' });
    await eventually(() => expect(workstation.workstation.state().link.status).toBe('connecting'));
    server.cut();
    await workstation.live();
    expect(server.hellos.at(-1)?.resume).toBeUndefined();
    expect(numbers(workstation.alarms)).toEqual([gained.number]);
  });

  it('R-J06 is not taken over from a snapshot that lacks alarms', async () => {
    server.put(fakeAlarm());
    server.put(fakeAlarm());
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const [link] = server.links;
    if (!link) throw new Error('no link');
    link.send('snap.begin', { count: 2 });
    link.send('snap.end', { count: 2 }, '2');
    await eventually(() => expect(server.hellos).toHaveLength(2));
    await workstation.live();
    expect(workstation.alarms).toHaveLength(2);
    expect(gone(workstation)).toEqual([]);
  });

  it('R-J06 is fetched anew when the database of the server is another one', async () => {
    server.put(fakeAlarm());
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await workstation.down();
    server.epoch = 'epoch-2';
    server.alarms.clear();
    const only = fakeAlarm();
    server.put(only);
    await server.start();
    await workstation.live();
    expect(numbers(workstation.alarms)).toEqual([only.number]);
  });

  it('R-E08 Refresh fetches everything again, without a place to resume from', async () => {
    server.put(fakeAlarm());
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    expect(await workstation.workstation.refresh()).toEqual({ ok: true, value: {} });
    expect(server.hellos.at(-1)?.resume).toBeUndefined();
    expect(workstation.alarms).toHaveLength(1);
  });

  it('R-E08 Refresh says so when the server is not there', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    expect(await workstation.workstation.refresh()).toEqual({ ok: false, error: 'unreachable' });
  });
});

describe('the link', () => {
  it('R-J06 is dropped and opened again when the server falls silent', async () => {
    server.heartbeatMs = 50;
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    for (const link of server.links) link.isSilent = true;
    await eventually(() => expect(server.hellos).toHaveLength(2));
    await workstation.live();
  });

  it('R-J05 that the server no longer accepts signs the user out and says why', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.refusesTokens = true;
    server.cut();
    await eventually(() =>
      expect(workstation.workstation.state().session).toMatchObject({ status: 'signedOut', why: 'expired' }),
    );
    expect(workstation.alarms).toEqual([]);
  });

  it('R-B03 tells by how much the clocks differ', async () => {
    server.clockAheadMs = 7_000;
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const { clockOffsetMs } = workstation.workstation.state().link;
    expect(Math.abs(clockOffsetMs - 7_000)).toBeLessThan(1_000);
  });

  it('R-J06 is tried at once when the network returns', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await eventually(() => expect(workstation.workstation.state().link.status).toBe('down'));
    await server.start();
    workstation.workstation.retryNow();
    await workstation.live();
  });

  it('R-E16 shows two workstations the same list', async () => {
    const one = new TestWorkstation(server);
    const two = new TestWorkstation(server);
    await one.signIn('operador1');
    await two.signIn('operador2');
    const alarms = [fakeAlarm(), fakeAlarm(), fakeAlarm()];
    server.raise(...alarms);
    await eventually(() => {
      expect(numbers(one.alarms)).toEqual(alarms.map(({ number }) => number));
      expect(numbers(two.alarms)).toEqual(alarms.map(({ number }) => number));
    });
  });
});
