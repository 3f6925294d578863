import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf } from './restApi.ts';

const forced = /Puerta forzada/;

test('R-B04 R-J06 what was answered with 202 survives a kill of the server, once, and pings once', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const pings = await workstation.countPings();
  const event = deviceEvent('door.forced', 'puerta-almacen');

  const accepted = await site.post('/ingest/v1/events', event);
  expect(accepted.status).toBe(202);
  await site.killHard();
  await site.start();

  await workstation.isLive();
  await expect(workstation.row(forced)).toHaveCount(1);
  await expect.poll(pings).toBe(1);
  const repeated = await site.post('/ingest/v1/events', event);
  expect(repeated.status).toBe(200);
  expect(await alarmsOf(site, 'operador1')).toHaveLength(1);
  await expect(workstation.row(forced)).toHaveCount(1);
  expect(await pings()).toBe(1);
});

test('R-J06 R-J07 a kill of the workstation right after a click loses no command and repeats no ping', async ({
  site,
  openWorkstation,
}) => {
  const before = await openWorkstation('seat');
  await before.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(before.row(forced)).toBeVisible();

  await before.handle(forced);
  await before.killHard();

  const after = await openWorkstation('seat');
  const pings = await after.countPings();
  await after.isLive();
  await expect(after.row(forced)).toHaveCount(1);
  // Either the click had reached the disk, and then it took effect once, or it had not, and then nothing pretends that it did.
  const state = async (): Promise<string> =>
    `${(await alarmsOf(site, 'operador1')).map((alarm) => alarm.state)} ${await after.row(forced).locator('[data-column=state]').textContent()}`;
  await expect.poll(state).toMatch(/^(inProgress En curso|new Nueva)/);
  expect(await pings()).toBe(0);
});

test('R-J06 a workstation that was off when alarms came in shows and pings them once', async ({
  site,
  openWorkstation,
}) => {
  const before = await openWorkstation('seat');
  await before.signIn('operador1');
  await before.close();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));

  const after = await openWorkstation('seat');
  await after.isLive();
  await expect(after.row(forced)).toHaveCount(2);
  await after.close();
  const third = await openWorkstation('seat');
  const pings = await third.countPings();
  await third.isLive();
  await expect(third.row(forced)).toHaveCount(2);
  expect(await pings()).toBe(0);
});
