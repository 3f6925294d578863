import { findings } from './axe.ts';
import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf, closeAsHandled } from './restApi.ts';
import { SearchScreen } from './searchScreen.ts';

test('R-H03 R-H05 a search without saving finds closed alarms, and the open ones where the box says so', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const [alarm] = await alarmsOf(site, 'operador1');
  if (!alarm) throw new Error('no alarm was raised');
  await closeAsHandled(site, 'operador1', alarm);
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-almacen'));
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.search();
  await expect(search.rows).toHaveCount(1);
  await expect(search.rows.first()).toContainText('Intruso en el muelle');
  await expect(search.rows.first()).toContainText('Evento manejado');
  await expect(search.results).toContainText('1 alarma');
  await search.back();
  await search.form.getByLabel('Incluir también las alarmas abiertas').check();
  await search.search();
  await expect(search.rows).toHaveCount(2);
  // "Back to query" brings the form back as it was.
  await search.back();
  await expect(search.form.getByRole('button', { name: 'Buscar', exact: true })).toBeFocused();
  await expect(search.form.getByLabel('Incluir también las alarmas abiertas')).toBeChecked();
});

test('R-H04 events are found by type, resource and text, and only the raised ones where a filter says so', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await site.post(
    '/ingest/v1/events',
    deviceEvent('external.radar', 'camara-muelle-3', { message: 'Eco lento' }),
  );
  await site.post(
    '/ingest/v1/events',
    deviceEvent('external.radar', 'camara-muelle-5', { message: 'Eco rápido' }),
  );
  const workstation = await openWorkstation('seat');
  await workstation.signIn('supervisor');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.choose('Eventos');
  await search.search();
  await expect(search.rows).toHaveCount(3);
  await search.back();
  await search.form.getByRole('button', { name: /^Recursos/ }).click();
  await workstation.dialog.getByRole('option', { name: /Muelle 3/ }).click();
  await workstation.window.keyboard.press('Escape');
  await search.search();
  await expect(search.rows).toHaveCount(2);
  await search.back();
  await search.form.getByLabel('Solo los eventos que se elevaron a alarma').check();
  await search.search();
  await expect(search.rows).toHaveCount(1);
  await expect(search.rows.first()).toContainText('Movimiento');
});

test('R-H03 a period of one’s own is typed key by key in the site’s time, and its faults stand beside it', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const [alarm] = await alarmsOf(site, 'operador1');
  if (!alarm) throw new Error('no alarm was raised');
  await closeAsHandled(site, 'operador1', alarm);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.select('Período de tiempo', 'Personalizado');
  const button = search.form.getByRole('button', { name: 'Buscar', exact: true });
  await button.click();
  await expect(search.form.getByText('Completar el día y la hora')).toHaveCount(2);
  expect(await findings(workstation.window)).toEqual([]);
  await search.fillInstant('Desde', '010120300000');
  await search.fillInstant('Hasta', '010120200000');
  await expect(search.form.getByText('El final tiene que ser posterior al principio')).toBeVisible();
  await search.fillInstant('Desde', '010120200000');
  await search.fillInstant('Hasta', '010120300000');
  await search.search();
  await expect(search.results).toContainText('1 ene 2020, 00:00:00 – 1 ene 2030, 00:00:00');
  await expect(search.rows).toHaveCount(1);
});

test('R-H07 whoever receives other alarms finds none of these, in lists, counts and choices', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operadora3');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.form.getByLabel('Incluir también las alarmas abiertas').check();
  await search.search();
  await expect(search.results).toContainText('0 alarmas');
  await expect(search.results).toContainText('La búsqueda no ha encontrado nada');
  expect(await findings(workstation.window)).toEqual([]);
  await search.back();
  await search.choose('Eventos');
  await search.form.getByRole('button', { name: /^Recursos/ }).click();
  await expect(workstation.dialog).not.toContainText('Muelle 3');
  await workstation.window.keyboard.press('Escape');
  await search.search();
  await expect(search.results).toContainText('0 eventos');
});

for (const theme of ['Oscuro', 'Claro'] as const) {
  test(`R-J04 axe finds nothing in the search, its results and their details (${theme})`, async ({
    site,
    openWorkstation,
  }) => {
    test.slow();
    await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
    for (const alarm of await alarmsOf(site, 'operador1')) await closeAsHandled(site, 'operador1', alarm);
    const workstation = await openWorkstation('seat');
    const { window } = workstation;
    await workstation.signIn('operador1');
    await workstation.openMenu();
    await workstation.choose(theme);
    await window.keyboard.press('Escape');
    const search = new SearchScreen(workstation);
    await search.open();
    expect(await findings(window)).toEqual([]);
    await search.select('Período', 'Personalizado');
    await search.form.getByRole('group', { name: 'Desde' }).getByRole('button').click();
    await expect(window.locator('table')).toBeVisible();
    expect(await findings(window)).toEqual([]);
    await window.keyboard.press('Escape');
    await search.select('Período', 'Últimos 7 días');
    await search.search();
    await search.rows.first().click();
    await expect(search.details).toContainText('6660DMN');
    expect(await findings(window)).toEqual([]);
    await search.details.getByRole('tab', { name: 'Historial' }).click();
    await expect(search.details).toContainText('Registro de la alarma');
    expect(await findings(window)).toEqual([]);
  });
}
