import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
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

const handle = (alarm: string) => ({ name: 'alarm.handle', alarm, args: {} }) as const;
const close = (alarm: string) => ({ name: 'alarm.close', alarm, args: { reason: 'handled' } }) as const;

async function outcomesOf(workstation: TestWorkstation, count: number) {
  await eventually(() => expect(workstation.heard('command.outcome')).toHaveLength(count));
  return workstation.heard('command.outcome');
}

describe('a command', () => {
  it('R-E09 is pending until it is answered, and its effect is on the list', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    const submitted = workstation.workstation.submit(handle(alarm.id));
    expect(submitted.ok).toBe(true);
    expect(workstation.workstation.state().pending).toMatchObject([
      { command: { alarm: alarm.id }, sent: true },
    ]);
    const [outcome] = await outcomesOf(workstation, 1);
    expect(outcome).toMatchObject({ command: { id: submitted.ok && submitted.value.id }, code: null });
    expect(workstation.workstation.state().pending).toEqual([]);
    await eventually(() => expect(workstation.alarms[0]?.assignee?.name).toBe('operador1'));
  });

  it('R-E16 that came second is refused and tells who has the alarm', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const one = new TestWorkstation(server);
    const two = new TestWorkstation(server);
    await one.signIn('operador1');
    await two.signIn('operador2');
    one.workstation.submit(handle(alarm.id));
    two.workstation.submit(handle(alarm.id));
    const outcomes = [...(await outcomesOf(one, 1)), ...(await outcomesOf(two, 1))];
    expect(outcomes.map(({ code }) => code).sort()).toEqual(['ALREADY_ASSIGNED', null]);
    const refused = outcomes.find(({ code }) => code !== null);
    expect(refused?.alarm?.assignee?.name).toMatch(/^operador[12]$/);
  });

  it('R-J07 given while the link is down is kept, sent in order with its own id, and its outcome told', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    await server.stop();
    await workstation.down();
    const first = workstation.workstation.submit(handle(alarm.id));
    const second = workstation.workstation.submit(close(alarm.id));
    expect(workstation.workstation.state().pending.map(({ sent }) => sent)).toEqual([false, false]);
    await server.start();
    const outcomes = await outcomesOf(workstation, 2);
    expect(outcomes.map(({ command, code }) => [command.id, code])).toEqual([
      [first.ok && first.value.id, null],
      [second.ok && second.value.id, null],
    ]);
    await eventually(() => expect(workstation.alarms).toEqual([]));
    expect(workstation.workstation.state().pending).toEqual([]);
  });

  it('R-J07 that somebody was faster with while the link was down is refused, and the refusal told', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn('operador1');
    await server.stop();
    await workstation.down();
    workstation.workstation.submit(handle(alarm.id));
    server.runAs('operador2', { ...handle(alarm.id), id: crypto.randomUUID() });
    await server.start();
    const [outcome] = await outcomesOf(workstation, 1);
    expect(outcome).toMatchObject({ code: 'ALREADY_ASSIGNED', alarm: { assignee: { name: 'operador2' } } });
  });

  it('R-J07 whose answer was lost is asked about and not carried out again', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.losesAnswers = true;
    const submitted = workstation.workstation.submit(handle(alarm.id));
    await eventually(() => expect(server.alarms.get(alarm.id)?.state).toBe('inProgress'));
    server.losesAnswers = false;
    server.cut();
    const [outcome] = await outcomesOf(workstation, 1);
    expect(outcome?.code).toBeNull();
    expect(server.askedStatus).toEqual([[submitted.ok && submitted.value.id]]);
    expect(server.commands).toHaveLength(1);
    expect(server.alarms.get(alarm.id)?.version).toBe(2);
  });

  it('R-J07 that is turned away for the moment is sent again with the same id, before later ones on its alarm', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const workstation = new TestWorkstation(server);
    await workstation.signIn();
    server.passingRefusals.push('RATE_LIMITED');
    workstation.workstation.submit(handle(alarm.id));
    workstation.workstation.submit(close(alarm.id));
    const outcomes = await outcomesOf(workstation, 2);
    expect(outcomes.map(({ code }) => code)).toEqual([null, null]);
    expect(new Set(server.commands.map(({ id }) => id)).size).toBe(2);
    expect(server.commands.map(({ name }) => name)).toEqual(['alarm.handle', 'alarm.handle', 'alarm.close']);
  });

  it('R-J07 survives kill -9 right after it was given', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const dataFolder = temporaryFolder();
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../helpers/submittingWorkstation.ts', import.meta.url)),
        server.address,
        dataFolder,
        alarm.id,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    let submitted = '';
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'signed in') {
        await server.stop();
      } else {
        submitted = line;
        child.kill('SIGKILL');
      }
    }
    await ended;
    expect(server.commands).toEqual([]);
    await server.start();

    const workstation = new TestWorkstation(server, { dataFolder });
    expect(workstation.alarms.map(({ id }) => id)).toEqual([alarm.id]);
    expect(workstation.workstation.state().pending.map(({ command }) => command.id)).toEqual([submitted]);
    const [outcome] = await outcomesOf(workstation, 1);
    expect(outcome).toMatchObject({ command: { id: submitted }, code: null });
    expect(server.alarms.get(alarm.id)?.assignee?.name).toBe('operador1');
  });

  it('R-J07 that has its answer is not pending again after a restart', async () => {
    const alarm = fakeAlarm();
    server.put(alarm);
    const first = new TestWorkstation(server);
    await first.signIn();
    first.workstation.submit(handle(alarm.id));
    await outcomesOf(first, 1);
    first.workstation.close();
    const second = new TestWorkstation(server, { dataFolder: first.dataFolder });
    expect(second.workstation.state().pending).toEqual([]);
    await second.live();
    expect(server.askedStatus).toEqual([]);
  });

  it('R-J05 is refused when nobody is signed in', () => {
    const workstation = new TestWorkstation(server);
    expect(workstation.workstation.submit(handle('x'))).toEqual({ ok: false, error: 'signedOut' });
  });
});
