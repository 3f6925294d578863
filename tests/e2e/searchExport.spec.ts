import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceEvent } from './bodies.ts';
import { startCsvCutter } from './csvCutter.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf, closeAsHandled } from './restApi.ts';
import { SearchScreen } from './searchScreen.ts';

test('R-H08 R-J04 what was found is written to a file in the user’s words', async ({
  site,
  folder,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const [alarm] = await alarmsOf(site, 'operador1');
  if (!alarm) throw new Error('no alarm was raised');
  await closeAsHandled(site, 'operador1', alarm, { reason: 'other', text: 'Un gato; "Félix"' });
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.search();
  await expect(search.rows).toHaveCount(1);
  await workstation.answerSaveDialog(join(folder, 'cierres.csv'));
  await search.results.getByRole('button', { name: 'Exportar a CSV' }).click();
  await expect(search.results).toContainText('1 fila guardada en cierres.csv');
  const [head = '', row = ''] = readFileSync(join(folder, 'cierres.csv'), 'utf8').split('\r\n');
  expect(head).toContain('ID;Nombre;Prioridad;Estado;Hora;Tipo de evento;Propietario');
  expect(row).toContain(`${alarm.number};Intruso en el muelle;`);
  expect(row).toContain(';Cerrada;');
  expect(row).toContain(';Otro;"Un gato; ""Félix"""');
});

test('R-H08 a file that cannot be written is said, and nothing is left of it', async ({
  folder,
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.form.getByLabel('Incluir también las alarmas abiertas').check();
  await search.search();
  await expect(search.rows).toHaveCount(1);
  await workstation.answerSaveDialog(join(folder, 'no-such-folder', 'cierres.csv'));
  await search.results.getByRole('button', { name: 'Exportar a CSV' }).click();
  await expect(search.results.getByRole('alert')).toContainText('El archivo no se pudo guardar');
  expect(readdirSync(folder)).not.toContain('no-such-folder');
});

test('R-H08 an export says how far it is, can be cancelled, and a cut link is said; nothing of either stays', async ({
  folder,
  site,
  openWorkstation,
}) => {
  for (let batch = 0; batch < 12; batch += 1) {
    const events = Array.from({ length: 100 }, (_, index) =>
      deviceEvent('external.paso', 'camara-muelle-3', { message: `Paso ${batch * 100 + index}` }),
    );
    await site.post('/ingest/v1/events', events, { 'content-type': 'application/cloudevents-batch+json' });
  }
  const wire = await startCsvCutter(site.address);
  const workstation = await openWorkstation('seat', { server: wire.address });
  await workstation.signIn('supervisor');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.choose('Eventos');
  await search.search();
  await expect(search.results).toContainText('1200 eventos');
  const start = search.results.getByRole('button', { name: 'Exportar a CSV' });
  await workstation.answerSaveDialog(join(folder, 'pasos.csv'));
  await start.click();
  await expect(search.results).toContainText(/Exportando · \d+ filas/);
  expect(readdirSync(folder).some((name) => name.startsWith('pasos.csv.'))).toBe(true);
  await search.results.getByRole('button', { name: 'Cancelar la exportación' }).click();
  await expect(search.results).toContainText('Exportación cancelada; no se ha guardado nada');
  expect(readdirSync(folder).filter((name) => name.startsWith('pasos'))).toEqual([]);

  wire.halfway = 'cut';
  await workstation.answerSaveDialog(join(folder, 'pasos.csv'));
  await start.click();
  await expect(search.results.getByRole('alert')).toContainText('La conexión se ha cortado a medias');
  expect(readdirSync(folder).filter((name) => name.startsWith('pasos'))).toEqual([]);
  wire.close();
});
