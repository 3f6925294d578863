import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import type { Command, CommandRequest } from '../../shared/link/commands.ts';

let site: EngineSite;

beforeEach(async () => {
  site = await openEngineSite({
    definitions: [
      { name: 'Intruso', procedure: 'intrusion' },
      {
        name: 'Ala',
        recipients: { roles: ['wing'], users: [] },
        mayCloseUnhandled: true,
        trigger: { kind: 'site', events: ['door.forced'], resources: 'all' },
      },
    ],
  });
});

afterEach(() => site.remove());

async function raise(kind = 'camera.motion'): Promise<string> {
  await site.engine.accept([incoming(randomUUID(), { kind })]);
  return (await site.alarms()).at(-1)?.id ?? '';
}

async function run(who: string, request: CommandRequest, id: string = randomUUID()) {
  return site.engine.run(await site.user(who), { ...request, id } as Command);
}

const handle = (alarm: string): CommandRequest => ({ name: 'alarm.handle', alarm, args: {} });

describe('one alarm', () => {
  test('R-E09 R-G03 R-G04 R-G07 it is handled, worked and closed, and each transition is on record', async () => {
    const alarm = await raise();
    const step = { step: 's1', done: true, comment: 'visto' };
    const close: CommandRequest = {
      name: 'alarm.close',
      alarm,
      args: { reason: 'other', text: 'simulacro' },
    };
    expect(await run('ana', handle(alarm))).toMatchObject({ t: 'ack', version: 2, result: null });
    expect(await run('ana', close)).toMatchObject({ t: 'err', code: 'PROCEDURE_INCOMPLETE' });
    expect(await run('ana', { name: 'alarm.step', alarm, args: step })).toMatchObject({
      t: 'ack',
      version: 3,
    });
    expect(await run('ana', close)).toMatchObject({ t: 'ack', version: 4 });
    expect(await site.alarms()).toEqual([]);

    const boss = await site.user('boss');
    const ended = await site.store.alarms.alarm(alarm, boss);
    expect(ended).toMatchObject({
      state: 'closed',
      closing: { by: { id: 'ana' }, reason: 'other', text: 'simulacro' },
    });
    const { journal } = await site.store.alarms.history(ended ?? expect.unreachable(), boss);
    expect(
      journal.map(({ position, kind, from, to, actor, comment }) => [
        position,
        kind,
        from,
        to,
        actor?.id,
        comment,
      ]),
    ).toEqual([
      [1, 'raised', null, 'new', undefined, null],
      [2, 'handled', 'new', 'inProgress', 'ana', null],
      [3, 'stepDone', 'inProgress', 'inProgress', 'ana', 'visto'],
      [4, 'closed', 'inProgress', 'closed', 'ana', 'simulacro'],
    ]);
    expect(site.changes.map(({ position, alarm: { version } }) => [position, version])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  test('a step without a comment and a closing without words are fine where the rules ask for none', async () => {
    const alarm = await raise();
    await run('ana', handle(alarm));
    await run('ana', { name: 'alarm.step', alarm, args: { step: 's1', done: true } });
    expect(await run('ana', { name: 'alarm.close', alarm, args: { reason: 'handled' } })).toMatchObject({
      t: 'ack',
    });
  });

  test('R-E16 of two who handle it at the same moment exactly one wins, and the other is told who has it', async () => {
    const alarm = await raise();
    const answers = await Promise.all([run('ana', handle(alarm)), run('luis', handle(alarm))]);
    expect(answers.map(({ t }) => t).sort()).toEqual(['ack', 'err']);
    const refusal = answers.find(({ t }) => t === 'err');
    const [open] = await site.alarms();
    expect(refusal).toMatchObject({
      code: 'ALREADY_ASSIGNED',
      alarm: { assignee: open?.assignee, version: 2 },
    });
  });

  test('R-E16 an assignment on an old view is refused as stale', async () => {
    const alarm = await raise();
    await run('ana', { name: 'alarm.assign', alarm, version: 1, args: { user: 'luis' } });
    expect(
      await run('ana', { name: 'alarm.assign', alarm, version: 1, args: { user: 'ana' } }),
    ).toMatchObject({
      code: 'STALE_VERSION',
      alarm: { assignee: { id: 'luis' } },
    });
  });

  test('R-E10 it is assigned to a recipient only; somebody unknown or disabled is none', async () => {
    const alarm = await raise();
    const assign = (user: string) => run('ana', { name: 'alarm.assign', alarm, args: { user } });
    const luis = await site.store.configuration.get('users', 'luis');
    await site.store.configuration.replace('users', 'luis', 1, {
      name: 'luis',
      roles: luis?.roles ?? [],
      enabled: false,
    });
    for (const user of ['carla', 'nobody', 'luis']) {
      expect(await assign(user)).toMatchObject({ t: 'err', code: 'USER_NOT_ALLOWED' });
    }
  });

  test('R-D10 whoever may not see it is told that there is none, and nothing of it', async () => {
    const alarm = await raise();
    const id = randomUUID();
    expect(await run('carla', handle(alarm), id)).toEqual({ t: 'err', id, code: 'NOT_FOUND' });
    expect(await run('carla', handle('no-such-alarm'), id)).toMatchObject({
      code: 'NOT_FOUND',
      repeated: true,
    });
  });
});

describe('the same command again', () => {
  test('it has its effect once and gets the same answer, also when both are under way and after a restart', async () => {
    const alarm = await raise();
    const id = randomUUID();
    const [first, second] = await Promise.all([run('ana', handle(alarm), id), run('ana', handle(alarm), id)]);
    expect(first).toEqual({ t: 'ack', id, version: 2, result: null });
    expect(second).toEqual({ ...first, repeated: true });
    const { folder, clock } = site;
    await site.close();
    site = await openEngineSite({ folder, clock });
    expect(await run('ana', handle(alarm), id)).toEqual({ ...first, repeated: true });
    expect(await site.alarms()).toMatchObject([{ version: 2 }]);
  });

  test('a refusal is repeated as it was, even where the command would now be allowed', async () => {
    const alarm = await raise();
    await run('ana', handle(alarm));
    const id = randomUUID();
    const refusal = await run('luis', handle(alarm), id);
    await run('ana', { name: 'alarm.assign', alarm, args: { user: 'luis' } });
    expect(await run('luis', handle(alarm), id)).toEqual({ ...refusal, repeated: true });
  });

  test('somebody else’s id is nothing to anybody', async () => {
    const alarm = await raise();
    const id = randomUUID();
    await run('ana', handle(alarm), id);
    expect(await run('luis', handle(alarm), id)).toEqual({ t: 'err', id, code: 'NOT_FOUND' });
    const unheard = randomUUID();
    expect(await site.engine.answersOf(await site.user('luis'), [id])).toEqual({
      answers: [],
      unknown: [id],
    });
    expect(await site.engine.answersOf(await site.user('ana'), [unheard, id])).toEqual({
      answers: [{ t: 'ack', id, version: 2, result: null, repeated: true }],
      unknown: [unheard],
    });
  });
});

describe('many alarms', () => {
  test('R-E13 bulk handling takes each alarm by itself and says what became of it', async () => {
    const [one, two] = [await raise(), await raise()];
    await run('luis', handle(two));
    const foreign = await raise('door.forced');
    const alarms = [one, two, foreign, one];
    expect(await run('ana', { name: 'alarms.handle', alarms, args: {} })).toMatchObject({
      t: 'ack',
      version: null,
      result: {
        outcomes: [
          { alarm: one, code: null, version: 2 },
          { alarm: two, code: 'ALREADY_ASSIGNED', version: null },
          { alarm: foreign, code: 'NOT_FOUND', version: null },
        ],
      },
    });
  });

  test('R-E14 bulk assignment to one who receives none of them says that there is no common user', async () => {
    const alarms = [await raise(), await raise()];
    const assign = (user: string) => run('ana', { name: 'alarms.assign', alarms, args: { user } });
    expect(await assign('carla')).toMatchObject({ t: 'err', code: 'NO_COMMON_USERS' });
    expect(await assign('luis')).toMatchObject({
      t: 'ack',
      result: { outcomes: alarms.map((alarm) => ({ alarm, code: null, version: 2 })) },
    });
  });
});

test('an unknown command is a bug that is logged, and its sender is told to try later', async () => {
  const alarm = await raise();
  const id = randomUUID();
  const strange = { name: 'alarm.burn', alarm, args: {}, id } as unknown as Command;
  expect(await site.engine.run(await site.user('ana'), strange)).toEqual({
    t: 'err',
    id,
    code: 'UNAVAILABLE',
  });
  expect(site.logged).toEqual(['a command could not be written and was refused']);
});

test('a bug in one command takes no other down with it', async () => {
  const [one, two] = [await raise(), await raise()];
  const ana = await site.user('ana');
  const strange = { name: 'alarm.burn', alarm: one, args: {}, id: randomUUID() } as unknown as Command;
  const answers = await Promise.all([
    site.engine.run(ana, { ...handle(one), id: randomUUID() } as Command),
    site.engine.run(ana, strange),
    site.engine.run(ana, { ...handle(two), id: randomUUID() } as Command),
    site.engine.accept([incoming('beside')]),
  ]);
  expect(answers.map((answer) => ('t' in answer ? answer.t : answer.ok))).toEqual([
    'ack',
    'err',
    'ack',
    true,
  ]);
  const numbers = (await site.alarms()).map(({ number }) => number);
  expect(numbers).toEqual([1001, 1002, 1003]);
  expect(site.changes.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5]);
});
