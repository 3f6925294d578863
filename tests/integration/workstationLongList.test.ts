import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeAlarm } from '../helpers/fakeAlarms.ts';
import { FakeSiteServer } from '../helpers/fakeSiteServer.ts';
import { closeTestWorkstations, eventually, TestWorkstation } from '../helpers/testWorkstation.ts';

const alarmCount = 1600;
let server: FakeSiteServer;

beforeEach(async () => {
  server = await new FakeSiteServer().start();
});

afterEach(async () => {
  closeTestWorkstations();
  await server.stop();
});

/** A workstation that held a long list and was closed; the server is up. */
async function closedWorkstation(): Promise<{ readonly dataFolder: string; readonly file: string }> {
  for (let number = 1; number <= alarmCount; number += 1) server.put(fakeAlarm({ number }));
  const workstation = new TestWorkstation(server);
  await workstation.signIn();
  expect(workstation.alarms).toHaveLength(alarmCount);
  workstation.workstation.close();
  return { dataFolder: workstation.dataFolder, file: workstation.cacheFile() };
}

/** What a window has been handed over. */
function takeAll(workstation: TestWorkstation, fromStart: boolean): number {
  const part = workstation.workstation.handover?.take(1, fromStart);
  if (!part || part.alarms.length === 0) return 0;
  return part.alarms.length + takeAll(workstation, false);
}

describe('a long list on disk', () => {
  it('R-J06 is read turn by turn, and resumed from once it is whole', async () => {
    const { dataFolder } = await closedWorkstation();
    server.hellos.length = 0;
    const missed = fakeAlarm({ number: alarmCount + 1 });
    server.put(missed);
    const workstation = new TestWorkstation(server, { dataFolder });
    // The first rows are there at once, and a window knows that there are more.
    expect(workstation.alarms).toHaveLength(500);
    const first = workstation.workstation.handover?.take(1, true);
    expect(first).toMatchObject({ alarms: { length: 100 }, following: alarmCount - 100 });

    await workstation.live();
    expect(server.hellos.map(({ resume }) => resume?.cur)).toEqual([String(alarmCount)]);
    expect(workstation.alarms).toHaveLength(alarmCount + 1);
    expect(100 + takeAll(workstation, false)).toBe(alarmCount);
  });

  it('R-J06 that breaks while it is read is fetched anew, and no half of it stays on the screen', async () => {
    const { dataFolder, file } = await closedWorkstation();
    const database = new Database(file);
    const lowest = 'SELECT id FROM alarm ORDER BY id LIMIT 1';
    database.prepare(`UPDATE alarm SET body = '{' WHERE id = (${lowest})`).run();
    database.close();
    server.hellos.length = 0;
    const workstation = new TestWorkstation(server, { dataFolder });
    takeAll(workstation, true);
    await workstation.live();
    expect(server.hellos.map(({ resume }) => resume)).toEqual([undefined]);
    expect(workstation.alarms).toHaveLength(alarmCount);
    expect(takeAll(workstation, false)).toBe(alarmCount);
    expect(workstation.workstation.state().cacheTrouble).toBe('damaged');
  });

  it('R-J07 that is still being read takes commands, and is whole again after a sudden end', async () => {
    const { dataFolder } = await closedWorkstation();
    await server.stop();
    const hasty = new TestWorkstation(server, { dataFolder });
    const alarm = hasty.alarms[0]?.id ?? '';
    expect(hasty.workstation.submit({ name: 'alarm.handle', alarm, args: {} }).ok).toBe(true);
    hasty.workstation.close();
    await server.start();
    const workstation = new TestWorkstation(server, { dataFolder });
    await eventually(() => expect(workstation.heard('command.outcome')).toMatchObject([{ code: null }]));
    expect(workstation.alarms).toHaveLength(alarmCount);
  });
});
