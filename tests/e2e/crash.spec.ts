import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';

test('a window whose page dies is shown again, signed in, with its list and what was open in it', async ({
  site,
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat');
  test.skip(seat.standIn === null, 'on Electron the page cannot be ended from outside');
  await seat.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(seat.rows).toHaveCount(2);
  await seat.row(/Puerta forzada/).click();
  await expect(seat.details).toContainText('Puerta forzada');
  const [window] = (await seat.standIn?.('windows')) ?? [];
  await seat.standIn?.('crashRenderer', { id: window?.id ?? 0 });
  await expect.poll(() => seat.log()).toContain('a page crashed and is loaded again');
  await expect(seat.rows).toHaveCount(2);
  await seat.isLive();
  await expect(seat.details).toContainText('Puerta forzada');
});

test('a workstation that started itself again says so until somebody has read it', async ({
  site,
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat', { site: ['--server', site.address, '--after-failure'] });
  const said = seat.window.getByText('se ha vuelto a abrir solo');
  await expect(said).toBeVisible();
  await seat.window.getByRole('button', { name: 'Entendido' }).click();
  await expect(said).toHaveCount(0);
});

test('a kiosk is not closed by accident: closing it asks first', async ({ site, openWorkstation }) => {
  const seat = await openWorkstation('seat', { site: ['--server', site.address, '--kiosk'] });
  test.skip(seat.standIn === null, 'native dialogs cannot be pressed on Electron');
  await seat.signIn('operador1');
  const [window] = (await seat.standIn?.('windows')) ?? [];
  const close = () => seat.standIn?.('closeWindow', { id: window?.id ?? 0 });
  await seat.standIn?.('answerDialog', { response: 0 });
  await close();
  await expect.poll(() => seat.standIn?.('dialogs')).toHaveLength(1);
  expect(JSON.stringify(await seat.standIn?.('dialogs'))).toContain('¿Cerrar el puesto?');
  await seat.isLive();
  expect(await seat.standIn?.('windows')).toHaveLength(1);
  await seat.standIn?.('answerDialog', { response: 1 });
  await close();
  await expect.poll(() => seat.window.isClosed()).toBe(true);
});

test('the log of the workstation is saved from the menu, without secrets', async ({
  folder,
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat');
  await seat.signIn('operador1');
  const file = join(folder, 'given.log');
  await seat.answerSaveDialog(file);
  await seat.openMenu();
  await seat.window.getByRole('button', { name: 'Guardar el registro del puesto…' }).click();
  await expect(seat.window.getByText('Archivo guardado')).toBeVisible();
  const saved = await readFile(file, 'utf8');
  const kept = await readFile(join(folder, 'seat/logs/workstation.log'), 'utf8');
  expect(kept).toContain(saved.slice(0, 200));
  expect(saved).not.toContain('valerus-demo');
});
