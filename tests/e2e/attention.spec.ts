import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';

test('R-J02 R-J03 a new alarm pings; the badge counts while nobody looks, and is gone when somebody does', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const pings = await workstation.countPings();
  await workstation.turnAway();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));

  await expect.poll(pings).toBe(1);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toBeAttached();
  await expect.poll(() => workstation.badge()).toBe(1);

  await workstation.turnBack();
  await expect.poll(() => workstation.badge()).toBe(0);
  await expect(workstation.window.getByLabel('1 alarma nueva sin ver')).toHaveCount(0);
});

test('R-J03 the ping can be switched off, and stays off after a restart', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await workstation.openMenu();
  await workstation.window.getByRole('switch', { name: 'Sonido de alarma nueva' }).click({ force: true });
  await workstation.window.keyboard.press('Escape');
  await workstation.close();

  const again = await openWorkstation('seat');
  await again.isLive();
  const pings = await again.countPings();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(again.rows).toHaveCount(1);
  expect(await pings()).toBe(0);
});

test('R-J02 a new alarm is told on the desktop while no window has the focus; a click opens that alarm', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { standIn } = workstation;
  if (!standIn) throw new Error('there is no stand-in to see notifications on');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.rows).toHaveCount(1);
  expect(await standIn('notifications')).toEqual([]);

  await workstation.turnAway();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect
    .poll(() => standIn('notifications'))
    .toMatchObject([{ title: 'Alarma nueva', body: expect.stringContaining('1002'), silent: true }]);
  await standIn('clickNotification', { index: 0 });
  await expect(workstation.details).toHaveAccessibleName('Detalles de la alarma 1002');
  const [window] = await standIn('windows');
  expect(window?.isFocused).toBe(true);
});

test('R-E09 the sheet of keys opens with ?, and Esc closes it', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await workstation.window.keyboard.press('?');
  await expect(workstation.dialog).toContainText('Siguiente alarma nueva');
  await workstation.window.keyboard.press('Escape');
  await expect(workstation.dialog).toHaveCount(0);
});
