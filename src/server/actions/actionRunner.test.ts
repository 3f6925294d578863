import { afterEach, expect, test, vi } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import { eventually } from '../../../tests/helpers/eventually.ts';
import type { AlarmAction } from '../../shared/domain/action.ts';
import type { JournalEntry } from '../../shared/link/rest.ts';
import type { PendingAction } from '../store/actionQueue.ts';
import { ActionRunner } from './actionRunner.ts';
import type { ActionExecutor, ActionResult } from './contract.ts';

const webhook: AlarmAction = { kind: 'webhook', url: 'http://receiver.example/hook' };
const other: AlarmAction = { kind: 'webhook', url: 'http://other.example/hook' };
const bookmark: AlarmAction = { kind: 'bookmark', text: 'Intruso' };

let site: EngineSite;
let runner: ActionRunner | null = null;
afterEach(async () => {
  await runner?.stop();
  await site.remove();
});

function run(execute: (pending: PendingAction, signal: AbortSignal) => Promise<ActionResult>): ActionRunner {
  const executor: ActionExecutor = vi.fn(execute);
  runner = new ActionRunner({
    queue: site.store.actions,
    engine: site.engine,
    clock: site.clock,
    executors: {
      showCamera: executor,
      webhook: executor,
      output: executor,
      email: executor,
      bookmark: executor,
    },
    onFailure: (error) => expect.unreachable(String(error)),
    onTried: () => undefined,
  });
  runner.start();
  return runner;
}

async function raise(id: string): Promise<void> {
  expect((await site.engine.accept([incoming(id)])).ok).toBe(true);
}

async function record(): Promise<readonly JournalEntry[]> {
  const viewer = { id: 'boss', roles: [], rights: ['alarms.seeAll' as const] };
  const alarms = await site.alarms();
  const histories = await Promise.all(alarms.map((alarm) => site.store.alarms.history(alarm, viewer)));
  return histories.flatMap(({ journal }) => journal);
}

/** Lets time pass up to each next try, until there is none. */
async function untilGivenUp(): Promise<void> {
  await eventually(async () => {
    const waitMs = Date.parse((await site.store.actions.nextDueAt([])) ?? '') - site.clock.now().getTime();
    if (waitMs > 0) {
      site.clock.advance(waitMs / 1000);
    }
    expect(await outcomes()).toEqual(['actionFailed']);
  });
}

const outcomes = async (): Promise<readonly string[]> =>
  (await record()).map(({ kind }) => kind).filter((kind) => kind.startsWith('action'));

test('R-D11 what an alarm does is done once, stands in its record, and leaves the alarm’s version alone', async () => {
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [webhook, bookmark] }] });
  const done: string[] = [];
  run(async ({ action }) => {
    done.push(action.kind);
    return { kind: 'done', detail: 'HTTP 200' };
  });
  await raise('1');
  await eventually(async () => expect(await outcomes()).toEqual(['actionDone', 'actionDone']));
  expect(done.toSorted()).toEqual(['bookmark', 'webhook']);
  const entry = (await record()).find(({ body }) => body.action === 'webhook');
  expect(entry).toMatchObject({
    actor: null,
    from: 'new',
    to: 'new',
    body: { action: 'webhook', tries: 1, detail: 'HTTP 200' },
  });
  expect((await site.alarms())[0]?.version).toBe(1);
  expect(await site.store.actions.nextDueAt([])).toBeNull();
});

test('R-D11 a try that fails is made again with the same id, later and later, and is given up after eight', async () => {
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [webhook] }] });
  const tries: { readonly id: string; readonly at: number }[] = [];
  run(async ({ id }) => {
    tries.push({ id, at: site.clock.now().getTime() });
    return { kind: 'failed', reason: 'HTTP 503', isFinal: false };
  });
  await raise('1');
  await untilGivenUp();
  expect(tries).toHaveLength(8);
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
  const minutes = tries.map(({ at }) => (at - (tries[0]?.at ?? 0)) / 60_000);
  expect(minutes.toSorted((one, next) => one - next)).toEqual(minutes);
  expect(minutes.at(-1)).toBeCloseTo(60, -1);
  expect((await record()).at(-1)?.body).toEqual({ action: 'webhook', tries: 8, detail: 'HTTP 503' });
});

test('R-D11 an output is not switched long after its alarm', async () => {
  const output: AlarmAction = { kind: 'output', url: 'http://relay.example/on', method: 'POST' };
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [output] }] });
  const begun = site.clock.now().getTime();
  let lastAt = 0;
  run(async () => {
    lastAt = site.clock.now().getTime();
    return { kind: 'failed', reason: 'ECONNREFUSED', isFinal: false };
  });
  await raise('1');
  await untilGivenUp();
  expect(lastAt - begun).toBeLessThan(60_000);
});

test('R-D11 a place that never answers holds up neither alarms nor what goes to other places', async () => {
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [webhook, other] }] });
  const begun: string[] = [];
  run(({ target }, signal) => {
    begun.push(target);
    return target === 'other.example'
      ? Promise.resolve({ kind: 'done', detail: null })
      : new Promise((resolve) =>
          signal.addEventListener('abort', () =>
            resolve({ kind: 'failed', reason: 'no answer', isFinal: false }),
          ),
        );
  });
  for (let count = 0; count < 40; count += 1) {
    await raise(String(count));
  }
  expect(await site.alarms()).toHaveLength(40);
  await eventually(async () => expect(await outcomes()).toHaveLength(40));
  expect(begun.filter((target) => target === 'receiver.example')).toHaveLength(2);
});

test('R-D11 what a stop interrupted is done after the next start', async () => {
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [webhook] }] });
  const ids: string[] = [];
  const first = run(
    ({ id }, signal) =>
      new Promise((resolve) => {
        ids.push(id);
        signal.addEventListener('abort', () =>
          resolve({ kind: 'failed', reason: 'no answer', isFinal: false }),
        );
      }),
  );
  await raise('1');
  await eventually(() => expect(ids).toHaveLength(1));
  await first.stop();
  await site.close();
  site = await openEngineSite({ folder: site.folder, clock: site.clock });
  run(async ({ id }) => {
    ids.push(id);
    return { kind: 'done', detail: null };
  });
  await eventually(async () => expect(await outcomes()).toEqual(['actionDone']));
  expect(ids[1]).toBe(ids[0]);
});

test('R-A02 a PRO site does nothing of it', async () => {
  site = await openEngineSite({ definitions: [{ name: 'Intruso', actions: [webhook] }] });
  await site.store.configuration.changeSite({ tier: 'pro' });
  await site.engine.configurationChanged();
  await raise('1');
  expect(await site.store.actions.nextDueAt([])).toBeNull();
});
