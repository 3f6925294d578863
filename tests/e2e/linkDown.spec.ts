import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf, command } from './restApi.ts';

const denied = /Acceso denegado/;
/** The players ask for pictures that nobody can send now, and say so themselves. */
const noVideo = [/^response: 503 \S+\/media\//, /^console: .* status of 503/];

test('R-J06 R-J07 with the server away the list stays, says its age, and keeps what is done', async ({
  site,
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(...noVideo);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.row(denied)).toBeVisible();
  await site.stop();

  await expect(workstation.window.getByText('Sin conexión con el servidor')).toBeVisible();
  await expect(
    workstation.window.getByRole('note').filter({ hasText: /La lista es la de las \d/ }),
  ).toBeVisible();
  await workstation.handle(denied);
  await expect(workstation.row(denied)).toContainText('guardado, se enviará');

  // The machine is switched off and on while the server is still away.
  await workstation.killHard();
  const again = await openWorkstation('seat');
  await expect(again.row(denied)).toContainText('guardado, se enviará');
  await expect(again.window.getByText('Sin conexión con el servidor')).toBeVisible();

  await site.start();
  await again.isLive();
  await expect(again.row(denied)).toContainText('En curso');
  await expect(again.row(denied)).not.toContainText('guardado');
  expect(await alarmsOf(site, 'operador1')).toMatchObject([{ state: 'inProgress', version: 2 }]);
});

test('R-E16 R-J07 what was done with the link down and came too late is refused in words', async ({
  site,
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(...noVideo);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.row(denied)).toBeVisible();
  await site.stop();
  await expect(workstation.window.getByText('Sin conexión con el servidor')).toBeVisible();
  await workstation.handle(denied);
  await expect(workstation.row(denied)).toContainText('guardado, se enviará');
  await workstation.close();

  await site.start();
  const [alarm] = await alarmsOf(site, 'operador2');
  await command(site, 'operador2', { name: 'alarm.handle', alarm: alarm?.id ?? '' });
  const again = await openWorkstation('seat');
  await again.isLive();
  await expect(again.row(denied)).toContainText('operador2');
  await expect(again.window.getByRole('region', { name: 'Avisos' })).toContainText('operador2');
});

test('R-J07 R-G04 R-G05 with the link down an alarm is worked to its end and closed, by the keyboard, and the server hears all of it', async ({
  site,
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(...noVideo);
  const forced = /Puerta forzada/;
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await workstation.handle(forced);
  await expect(workstation.row(forced)).toContainText('En curso');
  await site.stop();
  // The players say it as well.
  await expect(
    workstation.window.getByRole('note').filter({ hasText: /La lista es la de las \d/ }),
  ).toBeVisible();

  const { keyboard } = workstation.window;
  const steps = workstation.details.getByRole('checkbox');
  await expect(steps).toHaveCount(2);
  for (const place of [0, 1]) {
    await keyboard.press('t');
    await expect(steps.nth(place)).toBeChecked();
  }
  await expect(workstation.closeAlarm).toBeEnabled();
  await keyboard.press('c');
  await expect(workstation.dialog).toBeVisible();
  await keyboard.press('1');
  await keyboard.press('Enter');
  await expect(workstation.dialog).toBeHidden();
  await expect(workstation.row(forced)).toContainText('guardado, se enviará');

  await site.start();
  await workstation.isLive();
  await expect(workstation.rows).toHaveCount(0);
  expect(await alarmsOf(site, 'operador1', 'closed')).toMatchObject([
    { state: 'closed', closing: { reason: 'handled' } },
  ]);
});
