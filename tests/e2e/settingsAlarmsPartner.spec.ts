import { deviceEvent, rekorGroup } from './bodies.ts';
import { alarmNames, choose, criterion, openNewAlarm, pick, storedItem } from './definitionForm.ts';
import { expect, test } from './fixtures.ts';
import { itemRow, openSection, save } from './settings.ts';

test('R-D04 R-D16 R-D18 R-D19 criteria on plates are joined in groups, read back, and raise what they say', async ({
  site,
  openWorkstation,
}) => {
  const { workstation, window } = await openNewAlarm(openWorkstation);
  await window.getByRole('textbox', { name: 'Nombre' }).fill('Furgones de reparto');
  await window.getByText('Socio de integración', { exact: true }).first().click();
  await expect(window.getByRole('button', { name: 'LPR (matrículas) Tipo de sistema' })).toBeVisible();

  const first = criterion(workstation, '0');
  await first.value.fill('88');
  await expect(first.operator.getByRole('option')).toHaveText(['Igual', 'No igual', 'Contiene']);
  await first.operator.selectOption('Contiene');
  await window.getByRole('button', { name: 'Grupo', exact: true }).click();
  const nested = criterion(workstation, '1.0');
  await expect(nested.parameter).toBeFocused();
  await nested.parameter.selectOption('Confianza (%)');
  await expect(nested.operator.getByRole('option')).toHaveText(['Igual', 'Al menos', 'Como máximo']);
  await nested.operator.selectOption('Al menos');
  await nested.value.fill('mucha');
  await expect(nested.at.getByRole('alert')).toHaveText('Escriba un número, por ejemplo 90.');
  await nested.value.fill('99');
  await window
    .getByRole('group', { name: 'Grupo de criterios' })
    .getByRole('button', { name: 'Criterio adicional' })
    .click();
  const third = criterion(workstation, '1.1');
  await third.parameter.selectOption('Marca del vehículo');
  await window.getByRole('button', { name: 'Guardar' }).click();
  await expect(third.at.getByRole('alert')).toHaveText('Escriba un valor.');
  await third.value.fill('seat');
  await expect(
    window.getByText(
      'Se eleva cuando la matrícula contiene «88» y (la confianza es 99 % o más o la marca del vehículo es «seat»).',
    ),
  ).toBeVisible();
  await pick(workstation, 'Roles', 'Operadores');
  await save(workstation, 'Furgones de reparto');

  await site.post('/ingest/v1/lpr/rekor', rekorGroup('7777ABC'));
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('1188XYZ'));
  await expect.poll(() => alarmNames(site, 'operador1')).toContain('Furgones de reparto');
  const raised = (await alarmNames(site, 'operador1')).filter((name) => name === 'Furgones de reparto');
  expect(raised).toHaveLength(1);
});

test('R-D17 R-D19 criteria on access control are moved and removed by the keyboard', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  const { keyboard } = window;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  await itemRow(workstation, 'Tarjeta denunciada como robada').click();
  const first = criterion(workstation, '0');
  await expect(first.value).toHaveValue('access.denied');
  await expect(first.operator.getByRole('option')).toHaveText(['Igual', 'No igual']);
  await expect(
    window.getByText('Se eleva cuando el evento es «Acceso denegado» y el mensaje contiene «robada».'),
  ).toBeVisible();

  await first.at.getByRole('button', { name: 'Bajar' }).focus();
  await keyboard.press('Enter');
  const second = criterion(workstation, '1');
  await expect(second.value).toHaveValue('access.denied');
  await expect(second.at.getByRole('button', { name: 'Bajar' })).toBeFocused();
  await window.getByText('alguno (O)').click();
  await expect(
    window.getByText(/el mensaje contiene «robada» o el evento es «Acceso denegado»/),
  ).toBeVisible();
  await second.at.getByRole('button', { name: 'Quitar el criterio' }).focus();
  await keyboard.press('Enter');
  await expect(window.getByText('Se eleva cuando el mensaje contiene «robada».')).toBeVisible();
  await expect(first.at.getByRole('button', { name: 'Quitar el criterio' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await keyboard.press('Control+s');
  await expect(window.getByText('Guardado: Tarjeta denunciada como robada')).toBeVisible();
  expect(await storedItem(site, 'definitions', 'Tarjeta denunciada como robada')).toMatchObject({
    trigger: { partnerType: 'access', criteria: { any: [{ parameter: 'message', value: 'robada' }] } },
  });
});

test('R-D04 changing the kind of event back and forth loses nothing', async ({ openWorkstation }) => {
  const { workstation, window } = await openNewAlarm(openWorkstation);
  await pick(workstation, 'Eventos', 'Todos los eventos');
  await expect(window.getByText(/^No se recomienda: cada evento del sitio/)).toBeVisible();
  await pick(workstation, 'Recursos', 'Muelle 3');
  await window.getByText('Socio de integración', { exact: true }).first().click();
  await choose(workstation, 'Tipo de sistema', 'Control de acceso');
  await criterion(workstation, '0').parameter.selectOption('Mensaje');
  await criterion(workstation, '0').value.fill('coacción');
  await window.getByText('Eventos de Valerus', { exact: true }).click();
  await expect(window.getByText(/^No se recomienda: cada evento del sitio/)).toBeVisible();
  await expect(window.getByRole('row', { name: 'Muelle 3' })).toBeVisible();
  await window.getByText('Socio de integración', { exact: true }).first().click();
  await expect(criterion(workstation, '0').value).toHaveValue('coacción');
});

test('R-D20 a definition is tried on past events before it is saved, day by day and with examples', async ({
  site,
  openWorkstation,
}) => {
  for (const device of ['lector-vestibulo', 'lector-almacen', 'lector-levante']) {
    await site.post('/ingest/v1/events', deviceEvent('access.granted', device));
  }
  const { workstation, window } = await openNewAlarm(openWorkstation);
  const trial = window.getByRole('region', { name: 'Prueba con los últimos días' });
  await trial.getByRole('button', { name: 'Probar' }).click();
  await expect(trial.getByRole('alert')).toHaveText('Corrija antes lo que está señalado en el formulario.');
  await expect(window.getByText('Elija al menos un recurso.')).toBeVisible();

  await window.getByRole('textbox', { name: 'Nombre' }).fill('Accesos concedidos');
  await pick(workstation, 'Eventos', 'Acceso concedido');
  await pick(workstation, 'Recursos', 'Lector del vestíbulo', 'Lector de Levante');
  await pick(workstation, 'Roles', 'Operadores');
  await trial.getByRole('button', { name: 'Probar' }).click();
  await expect(trial).toContainText('Habría elevado 2 alarmas 3 eventos mirados');
  await expect(
    trial.getByRole('list', { name: 'Alarmas por día' }).getByRole('listitem').last(),
  ).toContainText(': 2 alarmas');
  await expect(trial.getByRole('list', { name: 'Eventos que habrían elevado una alarma' })).toContainText(
    'Lector de Levante',
  );
  await pick(workstation, 'Recursos', 'Lector del almacén');
  await expect(trial).toContainText('El formulario ha cambiado desde esta prueba.');
  expect(await alarmNames(site, 'admin')).toEqual([]);
});
