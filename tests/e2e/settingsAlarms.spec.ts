import { deviceEvent } from './bodies.ts';
import {
  alarmNames,
  change,
  choose,
  openNewAlarm,
  openPicker,
  pick,
  picked,
  storedItem,
} from './definitionForm.ts';
import { expect, test } from './fixtures.ts';
import { itemRow, openSection, save } from './settings.ts';

test('R-D02 R-D05 R-D06 R-D07 R-D10 a definition that is made on the screen raises an alarm from a posted event', async ({
  site,
  openWorkstation,
}) => {
  const { workstation, window } = await openNewAlarm(openWorkstation);
  await window.getByRole('textbox', { name: 'Nombre' }).fill('Acceso denegado');
  await window.getByRole('button', { name: 'Guardar' }).click();
  await expect(window.getByText('Elija al menos un tipo de evento.')).toBeVisible();
  await expect(window.getByText('Elija al menos un recurso.')).toBeVisible();
  await expect(window.getByText(/^Elija al menos un rol o un usuario/)).toBeVisible();

  await pick(workstation, 'Eventos', 'Movimiento', 'Sabotaje de cámara');
  const devices = ['Muelle 3', 'Muelle 5', 'Acceso norte, entrada', 'Almacén frigorífico', 'Grabador 1'];
  await pick(workstation, 'Recursos', ...devices);
  await expect(picked(workstation, 'Recursos')).toHaveCount(5);
  const list = await openPicker(workstation, 'Recursos');
  await list.getByRole('combobox').fill('lector de levante');
  await list.getByRole('option').click();
  await expect(list.getByRole('alert')).toContainText('Para más, defina una segunda alarma');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await expect(picked(workstation, 'Recursos')).toHaveCount(5);

  await window.getByRole('img', { name: 'Prioridad 1' }).click();
  await expect(window.getByRole('radio', { name: 'Prioridad 1' })).toBeChecked();
  await pick(workstation, 'Usuarios', 'operador1');
  await expect(window.getByText('La recibe 1 persona:')).toBeVisible();
  await window.getByRole('button', { name: 'Guardar' }).click();
  await expect(window.getByText('Ya hay otro con este nombre')).toBeVisible();
  await window.getByRole('textbox', { name: 'Nombre' }).fill('Prueba de pantalla');
  await save(workstation, 'Prueba de pantalla');

  await site.post('/ingest/v1/events', deviceEvent('camera.tampering', 'camara-almacen'));
  await expect.poll(() => alarmNames(site, 'operador1')).toContain('Prueba de pantalla');
  expect(await alarmNames(site, 'operador2')).not.toContain('Prueba de pantalla');
  expect(await storedItem(site, 'definitions', 'Prueba de pantalla')).toMatchObject({ priority: 1 });
});

test('R-D01 the list sorts and finds, and a definition is switched off, copied and deleted there', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  const rows = window.locator('[role=row][data-item]');
  await expect(rows.nth(10)).toBeVisible();
  await window.getByRole('button', { name: 'Prioridad' }).click();
  await expect(rows.first()).toContainText(/Levante, puerta forzada|Matrícula|Pulsador|Puerta forzada/);
  await window.getByRole('textbox', { name: 'Buscar' }).fill('vestibulo denegado');
  await expect(rows).toHaveCount(1);
  const denied = itemRow(workstation, 'Acceso denegado');
  await expect(denied).toContainText('Lector del vestíbulo, Lector del almacén');
  await expect(denied.getByRole('img', { name: 'Prioridad 3' })).toBeVisible();
  await expect(denied).toContainText('Siempre');

  await denied.locator('label').click();
  await expect(denied.getByRole('switch')).not.toBeChecked();
  await expect
    .poll(() => storedItem(site, 'definitions', 'Acceso denegado'))
    .toMatchObject({ enabled: false });
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));
  await expect.poll(() => alarmNames(site, 'admin')).toEqual(['Puerta forzada']);

  await denied.getByRole('button', { name: /^Duplicar/ }).click();
  await expect(window.getByRole('textbox', { name: 'Nombre' })).toHaveValue(/Acceso denegado/);
  await window.getByRole('textbox', { name: 'Nombre' }).fill('Segundo vestíbulo denegado');
  await save(workstation, 'Segundo vestíbulo denegado');
  await window.getByRole('button', { name: 'Volver a Alarmas' }).click();
  await expect(rows).toHaveCount(2);
  await itemRow(workstation, 'Segundo vestíbulo')
    .getByRole('button', { name: /^Eliminar/ })
    .click();
  await workstation.dialog.getByRole('button', { name: 'Eliminar' }).click();
  await expect(rows).toHaveCount(1);
});

test('R-D10 edited recipients take effect at once, and who may not operate is marked', async ({
  site,
  openWorkstation,
}) => {
  const administrator = await openWorkstation('office');
  const { window } = administrator;
  await change(site, 'roles', 'Operadores de Levante', { rights: ['search.run'] });
  await administrator.signIn('admin');
  await openSection(administrator, /^Alarmas$/);
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect.poll(() => alarmNames(site, 'operador1')).toEqual(['Acceso denegado']);
  expect(await alarmNames(site, 'operadora3')).toEqual([]);

  await itemRow(administrator, 'Acceso denegado').click();
  await pick(administrator, 'Roles', 'Operadores', 'Operadores de Levante');
  const people = window.getByText('La reciben 2 personas:').locator('..');
  await expect(people).toContainText('supervisor');
  await expect(people).toContainText('operadora3 solo la ve');
  await save(administrator, 'Acceso denegado');
  await expect.poll(() => alarmNames(site, 'operador1')).toEqual([]);
  expect(await alarmNames(site, 'operadora3')).toEqual(['Acceso denegado']);
});

test('R-D03 a schedule is made in place, and outside of it nothing is raised', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window, dialog } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  await itemRow(workstation, 'Acceso denegado').click();
  await window.getByRole('button', { name: 'Nuevo horario…' }).click();
  await dialog.getByRole('button', { name: 'Crear y elegir' }).click();
  await expect(dialog.getByText(/^Marque al menos un tramo/)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Nombre del horario' }).fill('Noches y fines de semana');
  // A day that is never today, whenever the test runs.
  const weekday = (new Date().getUTCDay() + 3) % 7;
  const days = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
  await dialog.getByRole('textbox', { name: new RegExp(`^${days[weekday]}$`, 'i') }).fill('8-14');
  await dialog.getByRole('button', { name: 'Crear y elegir' }).click();
  await expect(dialog.getByText('Ya hay otro con este nombre')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Nombre del horario' }).fill('Un solo día');
  await dialog.getByRole('button', { name: 'Crear y elegir' }).click();
  await expect(window.getByRole('button', { name: 'Un solo día Horario' })).toBeVisible();
  await save(workstation, 'Acceso denegado');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));
  await expect.poll(() => alarmNames(site, 'admin')).toEqual(['Puerta forzada']);
});

test('R-D08 R-D09 R-D12 related resources, a procedure that is enabled, and where the video starts', async ({
  site,
  openWorkstation,
}) => {
  await change(site, 'procedures', 'Intrusión', { enabled: false });
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  await itemRow(workstation, 'Intruso en el muelle').click();
  await expect(window.getByText(/^Este procedimiento está desactivado/)).toBeVisible();
  await choose(workstation, 'Procedimiento', 'Avería técnica');
  await window.getByRole('button', { name: /Procedimiento$/ }).click();
  await expect(window.getByRole('option', { name: /Intrusión/ })).toHaveCount(0);
  await window.keyboard.press('Escape');
  await pick(workstation, 'Recursos relacionados', 'Almacén frigorífico');
  const seconds = window.getByRole('spinbutton', { name: 'Segundos antes' });
  await seconds.fill('61');
  await expect(window.getByText('Entre 1 y 60 segundos.')).toBeVisible();
  await seconds.fill('60');
  await save(workstation, 'Intruso en el muelle');
  expect(await storedItem(site, 'definitions', 'Intruso en el muelle')).toMatchObject({
    procedure: (await storedItem(site, 'procedures', 'Avería técnica')).id,
    relatedResources: ['demo-camara-campa', 'demo-camara-almacen'],
    videoStart: { mode: 'playback', secondsBefore: 60 },
  });
});

test('R-D13 R-D14 R-D15 the deadlines are told in words, and their bounds are explained', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  await itemRow(workstation, 'Acceso denegado').click();
  await expect(window.getByText('No se escala, por mucho que espere.')).toBeVisible();
  await expect(window.getByText('Si nadie la maneja en 48 h, vence: el sistema la cierra.')).toBeVisible();
  await window.getByLabel('Escalar si no se maneja').selectOption('second');
  const escalate = window.getByRole('spinbutton', { name: 'Escalar si no se maneja' });
  await escalate.fill('45');
  await expect(window.getByText('El tiempo debe ser mayor que 45 s.')).toBeVisible();
  await escalate.fill('46');
  await expect(window.getByText('Si nadie la maneja en 46 s, se escala.')).toBeVisible();
  await window.getByText('Permitir cierre sin manejo').click();
  await expect(window.getByRole('switch', { name: /^Permitir cierre sin manejo/ })).not.toBeChecked();
  await window.getByRole('combobox', { name: 'Tiempo de vencimiento' }).selectOption('off');
  await expect(window.getByText(/^No vence nunca\. Se recomienda un tiempo/)).toBeVisible();
  await save(workstation, 'Acceso denegado');
  expect(await storedItem(site, 'definitions', 'Acceso denegado')).toMatchObject({
    mayCloseUnhandled: false,
    escalateAfterSeconds: 46,
    expireAfterSeconds: null,
  });
});
