import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';

test('a window whose page dies is shown again, signed in, with its list and what was open in it', async ({
  site,
  expectedErrors,
  openWorkstation,
}) => {
  // What the page was loading when it died.
  expectedErrors.push(/net::ERR_ABORTED$/);
  const seat = await openWorkstation('seat');
  // On Electron a page cannot be ended from outside, nor a native dialog be answered.
  const { standIn } = seat;
  if (!standIn) return;
  await seat.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(seat.rows).toHaveCount(2);
  await seat.row(/Puerta forzada/).click();
  await expect(seat.details).toContainText('Puerta forzada');
  const [window] = await standIn('windows');
  await standIn('crashRenderer', { id: window?.id ?? 0 });
  await expect.poll(() => seat.log()).toContain('a page crashed and is loaded again');
  const again = await seat.consoleAgain();
  await expect(again.rows).toHaveCount(2);
  await expect(again.details).toContainText('Puerta forzada');
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

test('a workstation that fails has itself started again, but not a second time in a row', async ({
  site,
  openWorkstation,
}) => {
  const first = await openWorkstation('first');
  if (!first.standIn) return;
  await first.standIn('failMain');
  await expect.poll(() => first.hasEnded()).toBe(true);
  expect(first.log()).toMatch(/would start again with .*--after-failure/);
  const second = await openWorkstation('second', { site: ['--server', site.address, '--after-failure'] });
  await second.standIn?.('failMain');
  await expect.poll(() => second.hasEnded()).toBe(true);
  expect(second.log()).toContain('error box "El puesto no puede continuar"');
  expect(second.log()).not.toContain('would start again');
});

test('a kiosk is not closed by accident: closing it asks first', async ({ site, openWorkstation }) => {
  const seat = await openWorkstation('seat', { site: ['--server', site.address, '--kiosk'] });
  const { standIn } = seat;
  if (!standIn) return;
  await seat.signIn('operador1');
  const [window] = await standIn('windows');
  const close = () => standIn('closeWindow', { id: window?.id ?? 0 });
  await standIn('answerDialog', { response: 0 });
  await close();
  await expect.poll(() => standIn('dialogs')).toHaveLength(1);
  expect(JSON.stringify(await standIn('dialogs'))).toContain('¿Cerrar el puesto?');
  await seat.isLive();
  expect(await standIn('windows')).toHaveLength(1);
  await standIn('answerDialog', { response: 1 });
  await close();
  await expect.poll(() => seat.hasEnded()).toBe(true);
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
