import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineSite, incoming, openEngineSite } from '../../../tests/helpers/engineSite.ts';
import type { AlarmAction } from '../../shared/domain/action.ts';
import { AddressPolicy } from '../reach/addressPolicy.ts';
import { createExecutors } from './executors.ts';

let site: EngineSite;

beforeEach(async () => {
  site = await openEngineSite();
});

afterEach(() => site.remove());

/** Runs an action so many seconds after its alarm; no address may be called and nobody is linked. */
async function runAfter(seconds: number, action: AlarmAction): Promise<unknown> {
  await site.engine.accept([incoming('1')]);
  const [alarm] = await site.alarms();
  if (!alarm) {
    throw new Error('nothing was raised');
  }
  const { configuration, mail } = site.store;
  const now = () => new Date(Date.parse(alarm.raisedAt) + seconds * 1000);
  const executors = createExecutors({
    configuration,
    mail,
    policy: new AddressPolicy([]),
    now,
    show: () => 0,
  });
  const pending = { id: '1', target: 'x', tries: 0, queuedAt: alarm.raisedAt, alarm, action };
  return executors[action.kind](pending as never, new AbortController().signal);
}

const output: AlarmAction = { kind: 'output', url: 'http://127.0.0.1:9/open', method: 'POST' };

test('R-D11 an output is not switched minutes after its alarm, as after a stop of the server', async () => {
  expect(await runAfter(181, output)).toEqual({ kind: 'failed', reason: 'too late', isFinal: true });
  expect(await runAfter(90, output)).toMatchObject({
    kind: 'failed',
    reason: expect.not.stringContaining('late'),
  });
});

test('R-D11 a camera is not shown later than a minute after its alarm', async () => {
  const show: AlarmAction = { kind: 'showCamera', camera: 'cam1' };
  expect(await runAfter(61, show)).toMatchObject({ reason: 'too late' });
  expect(await runAfter(59, show)).toMatchObject({ reason: 'nobody is there' });
});
