import { findings } from './axe.ts';
import { deviceEvent } from './bodies.ts';
import { alarmNames, openNewAlarm, openPicker, pick, picked, storedItem } from './definitionForm.ts';
import { expect, test } from './fixtures.ts';
import { openSection, save } from './settings.ts';

test('R-D05 R-B01 a type of event that no system has sent yet is typed, by keyboard, and raises; once it has come in it is offered', async ({
  site,
  openWorkstation,
}) => {
  const { workstation, window } = await openNewAlarm(openWorkstation);
  await window.getByRole('textbox', { name: 'Nombre' }).fill('Radar de la valla');
  const list = await openPicker(workstation, 'Eventos');
  const own = list.getByRole('option', { name: /^Añadir/ });
  await window.keyboard.type('movimiento');
  await expect(list.getByRole('option')).toHaveText(['Movimiento']);
  await list.getByRole('combobox').fill('Radar intruso');
  await expect(own).toHaveText('Añadir external.radar-intruso');
  // What the search marks is what a screen reader says.
  await expect(list.getByRole('combobox')).toHaveAttribute(
    'aria-activedescendant',
    (await own.getAttribute('id')) ?? '',
  );
  await window.keyboard.press('Enter');
  await expect(list.getByRole('option', { name: /^radar-intruso/, selected: true })).toBeVisible();
  await expect(own).toHaveCount(0);
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(picked(workstation, 'Eventos')).toHaveText(['radar-intruso']);

  await pick(workstation, 'Recursos', 'Almacén frigorífico');
  await pick(workstation, 'Usuarios', 'operador1');
  await save(workstation, 'Radar de la valla');
  expect(await storedItem(site, 'definitions', 'Radar de la valla')).toMatchObject({
    trigger: { events: ['external.radar-intruso'] },
  });
  await site.post('/ingest/v1/events', deviceEvent('external.radar-intruso', 'camara-almacen'));
  await expect.poll(() => alarmNames(site, 'operador1')).toContain('Radar de la valla');

  await window.getByRole('button', { name: 'Volver a Alarmas' }).click();
  await window.getByRole('button', { name: 'Nueva alarma' }).click();
  const next = await openPicker(workstation, 'Eventos');
  await next.getByRole('combobox').fill('external.radar');
  await expect(next.getByRole('option', { name: /^radar-intruso/, selected: false })).toBeVisible();
  // The whole kind that was typed is another one.
  await expect(next.getByRole('option', { name: 'Añadir external.radar', exact: false })).toBeVisible();
});

test('R-D05 R-J04 in English a type of event is typed in the same way, and axe finds nothing', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { language: 'en' });
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarms$/);
  await window.getByRole('button', { name: 'New alarm' }).click();
  await expect(window.getByText('have sent nothing yet are typed into the search')).toBeVisible();
  const list = await openPicker(workstation, 'Events');
  await list.getByRole('combobox').fill('com.acme.Radar');
  await expect(list.getByRole('option')).toContainText(['Add com.acme.Radar']);
  expect(await findings(window)).toEqual([]);
  await list.getByRole('option').click();
  await list.getByRole('combobox').fill('x'.repeat(201));
  await expect(list.getByRole('status')).toHaveText('A type of event has at most 200 characters.');
  await list.getByRole('combobox').fill('¿?');
  await expect(list.getByRole('status')).toHaveText('No type of event matches.');
  await expect(list.getByRole('option')).toHaveCount(0);
});
