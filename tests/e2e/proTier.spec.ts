import { findings } from './axe.ts';
import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf } from './restApi.ts';
import { SearchScreen } from './searchScreen.ts';
import { changeSite } from './siteConfiguration.ts';

test('R-A01 R-A04 on PRO the screen offers Handle, which permits closing; the rest is greyed and says why', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(workstation.rows).toHaveCount(2);
  const plate = workstation.row('Matrícula en lista negra');
  await expect(plate).toContainText('6660DMN');
  await plate.click();
  const { details, window, closeAlarm } = workstation;
  const additional = details.getByRole('region', { name: 'Información adicional' });
  await expect(additional).toBeVisible();

  // The licence comes down while the alarm is open.
  await changeSite(site, { tier: 'pro' });
  await expect(additional).toHaveCount(0);
  await expect(plate).not.toContainText('6660DMN');
  await expect(details).toContainText('La licencia PRO de este sitio no incluye procedimientos');
  const why = /licencia PRO .* ENTERPRISE/;
  for (const name of [/^Asignar la alarma/, /^Historial de la alarma/]) {
    const button = plate.getByRole('button', { name });
    await expect(button).toBeDisabled();
    await expect(button).toHaveAttribute('title', why);
  }
  await window.keyboard.press('a');
  await expect(window.getByRole('region', { name: 'Avisos' })).toContainText(why);
  await expect(workstation.dialog).toHaveCount(0);

  await plate.getByRole('checkbox').click();
  const group = window.getByRole('group', { name: 'Para las alarmas seleccionadas' });
  await expect(group.getByRole('button', { name: 'Manejar' })).toBeEnabled();
  await group.getByRole('button', { name: 'Asignar a' }).hover();
  await expect(window.getByRole('tooltip')).toHaveText(why);
  await expect(group.getByRole('button', { name: 'Historial' })).toBeDisabled();

  await expect(closeAlarm).toBeDisabled();
  await workstation.handle('Matrícula en lista negra');
  await expect(plate).toContainText('En curso');
  await closeAlarm.click();
  await workstation.dialog.getByText('Evento manejado').click();
  await workstation.dialog.getByRole('button', { name: /^Cerrar alarma/ }).click();
  await expect(plate).toHaveCount(0);
  expect(await alarmsOf(site, 'operador1', 'closed')).toHaveLength(1);

  // And back up again: what was hidden is there.
  await changeSite(site, { tier: 'enterprise' });
  await workstation.row('Puerta forzada').click();
  await expect(details.getByRole('checkbox')).toHaveCount(2);
  await expect(
    workstation.row('Puerta forzada').getByRole('button', { name: /^Asignar la alarma/ }),
  ).toBeEnabled();
});

test('R-A04 R-H04 on PRO a search shows nothing that events told, and its form says that it does not look there', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await changeSite(site, { tier: 'pro' });
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.choose('Eventos');
  await expect(search.form).toContainText('Buscar por matrícula, titular o mensaje requiere ENTERPRISE.');
  await search.search();
  const row = search.rows.first();
  await expect(row).not.toContainText('6660DMN');
  // No column whose every cell would be a dash.
  const headers = search.results.getByRole('columnheader');
  await expect(headers).toHaveText(['Hora', 'Tipo de evento', 'Recurso', 'Alarmas']);
  await expect(row.getByRole('gridcell')).toHaveCount(4);
  await row.click();
  await expect(search.details.getByRole('region', { name: 'Evento', exact: true })).toBeVisible();
  await expect(search.details.getByRole('region', { name: 'Información adicional' })).toHaveCount(0);
  await expect(search.details).not.toContainText('6660DMN');
  expect(await findings(search.window)).toEqual([]);

  await search.back();
  await search.form.getByRole('textbox', { name: 'Texto' }).fill('6660DMN');
  await search.search();
  await expect(search.results).toContainText('La búsqueda no ha encontrado nada');
});
