import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

async function signedOut(workstation: TestWorkstation) {
  await eventually(() => expect(workstation.workstation.state().session.status).toBe('signedOut'));
}

describe('another site', () => {
  it('R-J05 is told as being reached before anybody hears which one it is, so that no form of the former one is shown for it', async () => {
    const seat = new TestWorkstation(server);
    await signedOut(seat);
    await eventually(() => expect(seat.heard('session.changed').at(-1)?.status).toBe('signedOut'));
    seat.workstation.siteChanged();
    expect(seat.heard('session.changed').at(-1)?.status).toBe('starting');
  });
});

describe('signing in', () => {
  it('R-J05 tells a wrong password, too many attempts and a server that is not there apart', async () => {
    const { workstation } = new TestWorkstation(server);
    expect(await workstation.signIn('operador1', 'wrong')).toEqual({ ok: false, error: 'wrongPassword' });
    expect(await workstation.signIn('operador1', 'too-often')).toEqual({
      ok: false,
      error: 'tooManyAttempts',
    });
    await server.stop();
    expect(await workstation.signIn('operador1', 'puerto-norte')).toEqual({
      ok: false,
      error: 'unreachable',
    });
  });

  it('R-J05 is not needed again after a restart while the token is good', async () => {
    const first = new TestWorkstation(server);
    await first.signIn();
    first.workstation.close();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.workstation.state().session).toMatchObject({
      status: 'signedIn',
      user: { name: 'operador1' },
    });
    await second.live();
  });

  it('R-J05 is needed again where the system cannot keep a secret, and the token is nowhere on the disk', async () => {
    const first = new TestWorkstation(server, { vaultIsAvailable: false });
    await first.signIn();
    const token = server.hellos[0]?.token ?? '';
    first.workstation.close();
    const written = readFileSync(path.join(first.dataFolder, 'session.json'), 'utf8');
    expect(written).not.toContain(token);
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder, vaultIsAvailable: false });
    await signedOut(second);
    expect(second.workstation.state().session).toMatchObject({ lastUser: 'operador1', why: null });
    expect(second.alarms).toEqual([]);
  });

  it('R-J05 happens by itself for a demo user, also again when his token has ended', async () => {
    const workstation = new TestWorkstation(server, { user: 'operador2', publicPassword: 'puerto-norte' });
    await workstation.live();
    expect(workstation.workstation.state().session).toMatchObject({ user: { name: 'operador2' } });
    server.refusesTokens = true;
    server.cut();
    await eventually(() => expect(server.hellos.length).toBeGreaterThan(1));
    server.refusesTokens = false;
    await workstation.live();
    expect(new Set(server.hellos.map(({ token }) => token)).size).toBeGreaterThan(1);
  });

  it('R-J05 opens the own list of another user who is named at the start, not that of the last one', async () => {
    const first = new TestWorkstation(server);
    await first.signIn('operador1');
    first.workstation.close();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder, user: 'operador2' });
    await signedOut(second);
    expect(second.workstation.state().session).toMatchObject({ lastUser: 'operador2' });
  });
});

describe('signing out', () => {
  it('R-J05 leaves nothing to the next user, who gets a list and a file of his own', async () => {
    server.put(fakeAlarm());
    const workstation = new TestWorkstation(server);
    await workstation.signIn('operador1');
    expect(workstation.alarms).toHaveLength(1);
    expect(await workstation.workstation.signOut()).toEqual({ ok: true, value: {} });
    const state = workstation.workstation.state();
    expect(state.session).toMatchObject({ status: 'signedOut', lastUser: 'operador1', why: null });
    expect([workstation.alarms, state.pending, state.badge]).toEqual([[], [], 0]);
    expect(workstation.told.findLast(({ name }) => name.startsWith('alarms.'))?.name).toBe('alarms.begun');

    await server.stop();
    await server.start();
    await workstation.signIn('operadora3');
    expect(workstation.alarms).toEqual([]);
    expect(workstation.cacheFiles().filter((name) => name.endsWith('.sqlite'))).toHaveLength(2);
  });

  it('R-J05 is not undone by a restart', async () => {
    const first = new TestWorkstation(server);
    await first.signIn();
    await first.workstation.signOut();
    first.workstation.close();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    await signedOut(second);
    expect(second.alarms).toEqual([]);
  });

  it('R-J07 keeps what has no answer for when this user is back', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await workstation.down();
    workstation.workstation.submit({ name: 'alarm.handle', alarm: alarm.id, args: {} });
    await workstation.workstation.signOut();
    await server.start();
    await workstation.signIn('operador2');
    expect(workstation.workstation.state().pending).toEqual([]);
    await workstation.workstation.signOut();
    await workstation.signIn('operador1');
    await eventually(() => expect(workstation.heard('command.outcome')).toHaveLength(1));
    expect(server.alarms.get(alarm.id)?.assignee?.name).toBe('operador1');
  });
});

describe('preferences', () => {
  it('R-J04 are kept for each user and follow the system until he chooses', async () => {
    const workstation = new TestWorkstation(server);
    await workstation.signIn('operador1');
    expect(workstation.workstation.state()).toMatchObject({
      locale: 'es',
      preferences: { locale: null, ping: true },
    });
    expect(workstation.workstation.changePreferences({ locale: 'en', ping: false }).ok).toBe(true);
    await eventually(() =>
      expect(workstation.heard('preferences.changed').at(-1)).toMatchObject({ locale: 'en' }),
    );
    await workstation.workstation.signOut();
    expect(workstation.workstation.state()).toMatchObject({ locale: 'es', preferences: { ping: true } });
    await workstation.signIn('operador2');
    expect(workstation.workstation.state().preferences.ping).toBe(true);
    await workstation.workstation.signOut();
    await workstation.signIn('operador1');
    expect(workstation.workstation.state()).toMatchObject({ locale: 'en', preferences: { ping: false } });
  });

  it('R-J02 that an older version kept are read, and what it did not know has its default', async () => {
    const first = new TestWorkstation(server);
    await first.signIn();
    first.workstation.changePreferences({ ping: false, notifications: false, firstTab: 'settings' });
    first.workstation.close();
    const folder = path.join(first.dataFolder, 'preferences');
    const file = path.join(folder, readdirSync(folder)[0] ?? '');
    const { notifications, firstTab, alarmsAtStart, ...older } = JSON.parse(readFileSync(file, 'utf8'));
    expect({ notifications, firstTab, alarmsAtStart }).toEqual({
      notifications: false,
      firstTab: 'settings',
      alarmsAtStart: 'asTheyWere',
    });
    writeFileSync(file, JSON.stringify(older));
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.workstation.state().preferences).toMatchObject({
      ping: false,
      notifications: true,
      firstTab: 'alarms',
      alarmsAtStart: 'asTheyWere',
    });
    expect(readdirSync(folder)).toEqual([path.basename(file)]);
  });

  it('R-J03 that are broken on the disk are set aside, and the defaults hold', async () => {
    const first = new TestWorkstation(server);
    await first.signIn();
    first.workstation.changePreferences({ ping: false });
    first.workstation.close();
    const folder = path.join(first.dataFolder, 'preferences');
    const [file] = readdirSync(folder);
    writeFileSync(path.join(folder, file ?? ''), '{"ping":');
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.workstation.state().preferences.ping).toBe(true);
    expect(readdirSync(folder).some((name) => name.endsWith('.bad'))).toBe(true);
  });
});

describe('recipients', () => {
  it('R-E10 are asked of the server with the token of whoever is signed in', async () => {
    const workstation = new TestWorkstation(server);
    expect(await workstation.workstation.recipients('a')).toEqual({ ok: false, error: 'signedOut' });
    await workstation.signIn();
    expect(await workstation.workstation.recipients('a')).toMatchObject({
      ok: true,
      value: { users: [{ name: 'operador1' }, { name: 'operador2' }] },
    });
  });
});
