import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeAlarm } from '../helpers/fakeAlarms.ts';
import { FakeSiteServer } from '../helpers/fakeSiteServer.ts';
import {
  closeTestWorkstations,
  eventually,
  TestWorkstation,
  temporaryFolder,
} from '../helpers/testWorkstation.ts';

let server: FakeSiteServer;

beforeEach(async () => {
  server = await new FakeSiteServer().start();
});

afterEach(async () => {
  closeTestWorkstations();
  await server.stop();
});

describe('a new alarm', () => {
  it('R-J03 pings once for its recipients and for nobody else', async () => {
    const workstation = new TestWorkstation(server);
    const other = new TestWorkstation(server);
    await workstation.signIn('operador1');
    await other.signIn('operadora3');
    const alarm = fakeAlarm({ priority: 1 });
    server.raise(alarm);
    const forWing = fakeAlarm({ audience: { roles: ['wing'], users: [] } });
    server.raise(forWing);
    await eventually(() => expect(workstation.heard('alarm.news')).toEqual([{ id: alarm.id, priority: 1 }]));
    await eventually(() => expect(other.pings()).toEqual([forWing.id]));
  });

  it('R-J03 is on the list by the time it pings', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const alarm = fakeAlarm();
    server.raise(alarm);
    await eventually(() => expect(workstation.pings()).toEqual([alarm.id]));
    const names = workstation.told.map(({ name }) => name);
    expect(names.lastIndexOf('alarms.changed')).toBeLessThan(names.lastIndexOf('alarm.news'));
  });

  it('R-J06 does not ping again when the server, which died at once, tells of it again', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const alarm = fakeAlarm();
    server.raise(alarm);
    await eventually(() => expect(workstation.pings()).toEqual([alarm.id]));
    server.epoch = 'epoch-2';
    server.cut();
    await workstation.live();
    const later = fakeAlarm();
    server.raise(later);
    await eventually(() => expect(workstation.pings()).toEqual([alarm.id, later.id]));
  });

  it('R-J06 does not ping again after the workstation was killed', async () => {
    const killed = new TestWorkstation(server);
    await killed.signIn();
    const alarm = fakeAlarm();
    server.raise(alarm);
    await eventually(() => expect(killed.pings()).toEqual([alarm.id]));
    // What is on the disk at this very moment is what a killed process leaves.
    const dataFolder = temporaryFolder();
    cpSync(killed.dataFolder, dataFolder, { recursive: true });
    killed.workstation.close();
    server.epoch = 'epoch-2';

    const workstation = new TestWorkstation(server, { dataFolder });
    await workstation.live();
    const later = fakeAlarm();
    server.raise(later);
    await eventually(() => expect(workstation.pings()).toEqual([later.id]));
    expect(workstation.workstation.state().badge).toBe(2);
  });

  it('R-J06 that was missed while the link was down pings when it comes back', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await workstation.down();
    const alarm = fakeAlarm();
    server.raise(alarm);
    await server.start();
    await eventually(() => expect(workstation.pings()).toEqual([alarm.id]));
  });
});

describe('the badge', () => {
  it('R-J02 counts new alarms until the list is looked at, and tells the server', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.raise(fakeAlarm(), fakeAlarm());
    await eventually(() => expect(workstation.workstation.state().badge).toBe(2));
    workstation.workstation.looking(1, true);
    expect(workstation.workstation.state().badge).toBe(0);
    await eventually(() => expect(server.seen).toContain('2'));
    server.raise(fakeAlarm());
    await eventually(() => expect(workstation.pings()).toHaveLength(3));
    expect(workstation.workstation.state().badge).toBe(0);
    workstation.workstation.looking(1, false);
    server.raise(fakeAlarm());
    await eventually(() => expect(workstation.workstation.state().badge).toBe(1));
  });

  it('R-J02 does not count an alarm that is no longer open', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const alarm = fakeAlarm();
    server.raise(alarm);
    await eventually(() => expect(workstation.workstation.state().badge).toBe(1));
    server.put({ ...alarm, version: 2, state: 'closed' });
    await eventually(() => expect(workstation.heard('badge.changed').at(-1)).toEqual({ badge: 0 }));
  });

  it('R-J02 is the same after a restart', async () => {
    const first = new TestWorkstation(server);
    await first.signIn();
    server.raise(fakeAlarm());
    await eventually(() => expect(first.workstation.state().badge).toBe(1));
    first.workstation.close();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.workstation.state().badge).toBe(1);
    second.workstation.looking(1, true);
    second.workstation.close();
    const third = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(third.workstation.state().badge).toBe(0);
  });
});
