import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { HeldList } from './heldList.ts';
import { PlayerOnScreen } from './players.ts';
import { alarmsOf, command } from './restApi.ts';
import { idsOf } from './siteConfiguration.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

const denied = /Acceso denegado/;

/** Raises one alarm, without a procedure, and opens it. */
async function openOne(site: SiteProcess, workstation: Workstation): Promise<string> {
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await workstation.row(denied).click();
  const [alarm] = await alarmsOf(site, 'operador1');
  return alarm?.id ?? '';
}

test('R-E16 R-F01 an alarm that a colleague closes while it is open here stays to be read, says so, and offers nothing more', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const alarm = await openOne(site, workstation);
  const { details, closeAlarm } = workstation;
  await command(site, 'operador2', { name: 'alarm.handle', alarm });
  await expect(closeAlarm).toHaveAccessibleDescription(/La lleva operador2/);
  await command(site, 'operador2', { name: 'alarm.close', alarm, args: { reason: 'handled' } });

  await expect(details.getByRole('status').first()).toContainText('Esta alarma ya está cerrada');
  await expect(workstation.row(denied)).toContainText('Cerrada');
  await expect(workstation.row(denied).getByRole('button', { name: /^(Manejar|Asignar)/ })).toHaveCount(0);
  await expect(closeAlarm).toBeDisabled();
  await expect(closeAlarm).toHaveAccessibleDescription('La alarma ya no está abierta');
  await expect(details.getByRole('button', { name: 'Manejar' })).toHaveCount(0);
  // Read and left: nothing of it stays.
  await details.getByRole('button', { name: 'Cerrar la pestaña 1001' }).click();
  await workstation.window.mouse.move(700, 2);
  await workstation.window.keyboard.press('Escape');
  await expect(workstation.row(denied)).toHaveCount(0);
});

test('R-E10 R-E16 an alarm that a colleague takes while the users are being chosen: the dialog follows, and says when there is nothing left to assign', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const alarm = await openOne(site, workstation);
  const { dialog } = workstation;
  await workstation.window.keyboard.press('a');
  await expect(dialog.getByRole('option', { name: 'operador2' })).toBeEnabled();
  await command(site, 'operador2', { name: 'alarm.handle', alarm });
  // The dialog follows: who has it now is marked, and cannot be chosen again.
  await expect(dialog.getByRole('option', { name: /^operador2/ })).toContainText('ya la lleva');
  await expect(dialog.getByRole('option', { name: /^operador2/ })).toBeDisabled();
  await command(site, 'operador2', { name: 'alarm.close', alarm, args: { reason: 'handled' } });
  await expect(dialog.getByRole('alert')).toContainText('Ya no está abierta');
  await expect(dialog.getByRole('option')).toHaveCount(0);
  await workstation.window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('R-C06 R-E16 an alarm that is given to a colleague while its comment is being written keeps the text and says why', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('camera.tampering', 'camara-campa'));
  const tampered = /sabotaje de cámara/;
  await workstation.handle(tampered);
  await workstation.row(tampered).click();
  const { dialog, details } = workstation;
  await details.getByRole('checkbox').first().click();
  await dialog.getByRole('textbox').fill('Parte 4711');
  const [alarm] = await alarmsOf(site, 'operador1');
  const [user = ''] = await idsOf(site, ['operador2']);
  await command(site, 'operador1', { name: 'alarm.assign', alarm: alarm?.id ?? '', args: { user } });
  await expect(dialog.getByRole('alert')).toContainText('Este paso ya no se puede marcar');
  await expect(dialog.getByRole('textbox')).toHaveValue('Parte 4711');
  await expect(dialog.getByRole('button', { name: 'Confirmar' })).toBeDisabled();
});

test('R-F03 R-F05 an alarm without cameras says so, and leaves the room to the rest', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('storage.failure', 'disco-grabador-1'));
  await workstation.row(/Fallo de grabación/).click();
  await expect(workstation.details).toContainText('Ningún recurso de esta alarma tiene vídeo');
  await expect(workstation.details.getByRole('figure')).toHaveCount(0);
  await expect(workstation.details.getByRole('checkbox')).toHaveCount(2);
});

test('R-F02 the resource that triggered the alarm stands first and is marked, the related ones follow', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await openOne(site, workstation);
  const resources = workstation.details.getByRole('region', { name: 'Recursos' }).getByRole('listitem');
  await expect(resources).toHaveText([
    /^Lector del vestíbulo.*Disparador$/,
    /^Vestíbulo de oficinas/,
    /^Pasillo de oficinas/,
  ]);
  await expect(resources.filter({ hasText: 'Disparador' })).toHaveCount(1);
});

test('R-E08 R-J06 without a copy and without an answer the workstation says what it waits for, and shows the list when it comes', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await openOne(site, workstation);
  await workstation.close();
  await rm(join(folder, 'seat', 'cache'), { recursive: true });
  site.freeze();
  const again = await openWorkstation('seat');
  await expect(again.window.getByText('Preparando el puesto…')).toBeVisible();
  await expect(again.window.getByText(`Conectando con ${site.address}`)).toBeVisible();
  await expect(again.rows).toHaveCount(0);
  site.thaw();
  await again.isLive();
  await expect(again.row(denied)).toBeVisible();
});

test('R-E08 R-J06 until the first whole list is there the list says that it is loading, not that nothing is open', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  const way = new HeldList(site.address);
  const workstation = await openWorkstation('seat', { server: await way.start() });
  const { window } = workstation;
  await window.getByLabel('Usuario').fill('operador1');
  await window.getByLabel('Contraseña').fill('valerus-demo');
  await window.getByRole('button', { name: 'Entrar' }).click();
  await expect(window.getByText('Cargando las alarmas…')).toBeVisible();
  await expect(window.getByText('Conectando…')).toBeVisible();
  // No number is made up either.
  await expect(workstation.filter(/^Nuevas …$/)).toBeVisible();
  await expect(window.getByText('en 10 min')).toHaveCount(0);
  way.release();
  await workstation.isLive();
  await expect(workstation.row(denied)).toBeVisible();
  await expect(window.getByText('Cargando las alarmas…')).toHaveCount(0);
  await expect(workstation.filter(/^Nuevas 1$/)).toBeVisible();
  way.close();
});

test('R-E13 what became of a bulk Handle can be read without covering a control of a player', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window, rows } = workstation;
  await window.setViewportSize({ width: 1280, height: 800 });
  const alarm = await openOne(site, workstation);
  // New rows wait while the pointer is on the list.
  await window.mouse.move(700, 2);
  await site.post('/ingest/v1/events', deviceEvent('storage.failure', 'disco-grabador-1'));
  await expect(rows).toHaveCount(2);
  await command(site, 'operador2', { name: 'alarm.handle', alarm });
  await expect(workstation.row(denied)).toContainText('operador2');
  await workstation.row(denied).focus();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('Shift+H');
  const told = window.getByRole('region', { name: 'Avisos' }).getByRole('status');
  await expect(told).toBeVisible();
  const note = await told.boundingBox();
  const buttons = new PlayerOnScreen(window, 1).root.getByRole('button');
  await expect(buttons.first()).toBeVisible();
  for (const button of await buttons.all()) {
    const box = await button.boundingBox();
    if (!note || !box) throw new Error('a message or a button that is not on the screen');
    expect(note.y + note.height <= box.y || note.x + note.width <= box.x).toBe(true);
  }
});
