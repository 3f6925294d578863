import { afterAll, beforeAll, expect, test } from 'vitest';
import { CallReceiver } from '../helpers/callReceiver.ts';
import { motionAtDock } from '../helpers/demoEvents.ts';
import { eventually } from '../helpers/eventually.ts';
import { RunningSite } from '../helpers/runningSite.ts';

let site: RunningSite;
let receiver: CallReceiver;

beforeAll(async () => {
  receiver = await CallReceiver.start();
  site = await RunningSite.start({ allowActionsTo: [`127.0.0.1:${receiver.port}`] });
});

afterAll(async () => {
  await site.end();
  await receiver.end();
});

const idsTo = (path: string) => receiver.to(path).map(({ request }) => request.headers['webhook-id']);

test('R-D11 actions that were queued with their alarm survive kill -9: done after the restart, each under its id', async () => {
  const admin = await site.signIn('admin');
  const address = '/api/v1/definitions/demo-intruso-muelle';
  const { body: definition } = await admin.request('GET', address);
  // One host takes two calls at a time: of these, two are under way when the server dies and two have never been tried.
  const paths = ['/one', '/two', '/three', '/four'];
  const actions = paths.map((path) => ({ kind: 'webhook', url: receiver.address(path) }));
  const changed = await admin.request('PUT', address, {
    headers: { 'if-match': '*' },
    body: { ...definition, actions },
  });
  expect(changed.status, changed.text).toBe(200);
  receiver.isSilent = true;
  expect((await site.ingest(motionAtDock())).status).toBe(202);
  await eventually(() => expect(receiver.calls).toHaveLength(2));
  await site.kill();
  const tried = new Map(paths.map((path) => [path, idsTo(path)]));

  receiver.isSilent = false;
  await site.open();
  await eventually(() => expect(receiver.calls).toHaveLength(6));
  for (const path of paths) {
    const ids = idsTo(path);
    // At least once: what was under way was done again, with the id by which the receiver drops it.
    expect([path, ids.length]).toEqual([path, (tried.get(path)?.length ?? 0) + 1]);
    expect([path, new Set(ids).size]).toEqual([path, 1]);
  }
  expect(new Set(receiver.calls.map(({ request }) => request.headers['webhook-id'])).size).toBe(4);
  const { body } = await admin.request('GET', '/api/v1/alarms');
  const history = `/api/v1/alarms/${body.alarms[0].id}/history`;
  await eventually(async () => {
    const { journal } = (await admin.request('GET', history)).body;
    const done = journal.filter(({ kind }: { kind: string }) => kind.startsWith('action'));
    expect(done.map(({ kind }: { kind: string }) => kind)).toEqual(paths.map(() => 'actionDone'));
  });
  expect(site.errors).toEqual([]);
});
