import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
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

const handle = (alarm: string) => ({ name: 'alarm.handle', alarm, args: {} }) as const;
/** Larger than a page of the cache file. */
const longText = 'Camión parado en el muelle. '.repeat(300);

function largeAlarm() {
  const additional = { message: longText, plate: null, cardholder: null, attributes: {}, images: [] };
  return fakeAlarm({ additional });
}

/** A workstation that had alarms and a command without an answer, and was closed; the server is down. */
async function closedWorkstation(): Promise<{ dataFolder: string; file: string; commands: string[] }> {
  const alarms = Array.from({ length: 50 }, largeAlarm);
  for (const alarm of alarms) server.put(alarm);
  const workstation = new TestWorkstation(server);
  await workstation.signIn();
  await server.stop();
  await workstation.down();
  const answers = [workstation.workstation.submit(handle(alarms[0]?.id ?? ''))];
  workstation.workstation.close();
  const commands = answers.flatMap((answer) => (answer.ok ? [answer.value.id] : []));
  return { dataFolder: workstation.dataFolder, file: workstation.cacheFile(), commands };
}

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, from, to);
  writeFileSync(file, bytes);
}

describe('the cache', () => {
  it('R-J06 shows the list at once after a restart, with its age, before the server is there', async () => {
    const { dataFolder } = await closedWorkstation();
    const workstation = new TestWorkstation(server, { dataFolder });
    const state = workstation.workstation.state();
    expect(state.session).toMatchObject({
      status: 'signedIn',
      user: { name: 'operador1' },
      site: { timeZone: 'Europe/Madrid' },
    });
    expect(workstation.alarms).toHaveLength(50);
    expect(state.pending).toHaveLength(1);
    expect(state.link.status).toBe('connecting');
    expect(Date.parse(state.link.currentAt ?? '')).toBeGreaterThan(Date.now() - 20_000);
  });

  it('R-G06 does not bring back after a restart what was closed', async () => {
    const [closed, open] = [fakeAlarm(), fakeAlarm()];
    server.put(closed);
    server.put(open);
    const first = new TestWorkstation(server);
    await first.signIn();
    server.put({ ...closed, version: 2, state: 'closed' });
    await eventually(() => expect(first.alarms).toHaveLength(1));
    first.workstation.close();
    await server.stop();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.alarms.map(({ id }) => id)).toEqual([open.id]);
  });

  it('R-J06 resumes from where the last run ended', async () => {
    const { dataFolder } = await closedWorkstation();
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    await workstation.live();
    expect(server.hellos.at(-1)?.resume).toEqual({ epoch: 'epoch-1', cur: '50' });
    expect(workstation.alarms).toHaveLength(50);
  });

  it('R-J06 whose file is no database any more is set aside, reported, and built anew from the server', async () => {
    const { dataFolder, file } = await closedWorkstation();
    overwrite(file, 0, 4096);
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    expect(workstation.workstation.state().cacheTrouble).toBe('damaged');
    await workstation.live();
    expect(workstation.alarms).toHaveLength(50);
    expect(workstation.cacheFiles().filter((name) => name.endsWith('.bad'))).toHaveLength(1);
    workstation.workstation.close();
    await server.stop();
    expect(new TestWorkstation(server, { dataFolder }).alarms).toHaveLength(50);
  });

  it('R-J07 saves the commands out of a file that is damaged elsewhere', async () => {
    const { dataFolder, file, commands } = await closedWorkstation();
    const size = readFileSync(file).length;
    overwrite(file, Math.floor(size / 2), size);
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    expect(workstation.workstation.state().cacheTrouble).toBe('damaged');
    await eventually(() =>
      expect(workstation.heard('command.outcome').map(({ command }) => command.id)).toEqual(commands),
    );
  });

  it('R-J06 that is full leaves the list going, refuses commands plainly, and recovers when there is room', async () => {
    const room = { pagesMost: 40 };
    const workstation = new TestWorkstation(server, { cacheLimits: room });
    await workstation.signIn();
    for (let count = 0; count < 40; count += 1) server.raise(largeAlarm());
    await eventually(() => expect(workstation.alarms).toHaveLength(40));
    expect(workstation.workstation.state().cacheTrouble).toBe('notWritable');
    const [alarm] = workstation.alarms;
    const refused = workstation.workstation.submit(handle(alarm?.id ?? ''));
    expect(refused).toEqual({ ok: false, error: 'notKept' });
    expect(server.commands).toEqual([]);

    room.pagesMost = 10_000;
    await eventually(() => expect(workstation.heard('cache.trouble').at(-1)).toEqual({ trouble: null }));
    expect(workstation.workstation.submit(handle(alarm?.id ?? '')).ok).toBe(true);
    await eventually(() => expect(workstation.heard('command.outcome')).toHaveLength(1));
    workstation.workstation.close();
    await server.stop();
    const next = new TestWorkstation(server, { dataFolder: workstation.dataFolder });
    expect(next.alarms).toHaveLength(40);
    expect(next.workstation.state().badge).toBe(40);
  });

  it('R-J07 that could not be opened at the start gives its commands back as soon as it can', async () => {
    const { dataFolder, file, commands } = await closedWorkstation();
    const holder = new Database(file);
    holder.pragma('locking_mode = EXCLUSIVE');
    holder.exec('BEGIN EXCLUSIVE');
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    expect(workstation.workstation.state().cacheTrouble).toBe('notWritable');
    await workstation.live();
    expect(workstation.alarms).toHaveLength(50);
    holder.close();
    await eventually(() =>
      expect(workstation.heard('command.outcome').map(({ command }) => command.id)).toEqual(commands),
    );
    await eventually(() => expect(workstation.workstation.state().cacheTrouble).toBeNull());
  });

  it('R-J06 of a version that knew alarms by another shape is fetched anew, and its commands are kept', async () => {
    const { dataFolder, file, commands } = await closedWorkstation();
    const database = new Database(file);
    database.prepare("UPDATE meta SET value = '\"another\"' WHERE name = 'alarmShape'").run();
    database.close();
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    expect(workstation.alarms).toEqual([]);
    expect(workstation.workstation.state().cacheTrouble).toBeNull();
    await workstation.live();
    expect(workstation.alarms).toHaveLength(50);
    await eventually(() =>
      expect(workstation.heard('command.outcome').map(({ command }) => command.id)).toEqual(commands),
    );
  });
});
