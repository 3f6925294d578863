import { findings } from './axe.ts';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { SearchScreen } from './searchScreen.ts';

test('R-H01 R-H02 R-H05 a query is saved, searched with, edited, duplicated and deleted', async ({
  site,
  openWorkstation,
}) => {
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await expect(search.queries).toContainText('Ninguna consulta guardada todavía');

  // Saved without a name it is refused beside the field, and nothing is lost.
  await search.form.getByLabel('Incluir también las alarmas abiertas').check();
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.form.getByText('La consulta necesita un nombre para guardarse')).toBeVisible();
  await search.name.fill('Muelle');
  await search.name.press('Control+s');
  await expect(search.query('Muelle')).toContainText('Sin buscar todavía');
  await expect(search.form).toContainText('Consulta guardada');

  // Searched with from the list, which says when.
  await search.queries.getByRole('button', { name: 'Buscar con «Muelle»' }).click();
  await expect(search.rows).toHaveCount(1);
  await expect(search.results.getByRole('heading', { name: 'Muelle' })).toBeVisible();
  await search.back();
  await expect(search.query('Muelle')).toContainText('Buscada el');

  await search.form.getByRole('button', { name: 'Duplicar' }).click();
  await expect(search.name).toHaveValue('Muelle (copia)');
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.query('Muelle (copia)')).toBeVisible();

  // Another one of the same name is refused beside the field.
  await search.name.fill('Muelle');
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.form.getByText('Ya hay una consulta con ese nombre')).toBeVisible();

  // Changes are not lost unasked.
  await search.query('Sin buscar').first().getByRole('button').first().click();
  await search.queries.getByRole('button', { name: 'Nueva' }).click();
  await expect(workstation.dialog).toContainText('Hay cambios sin guardar');
  expect(await findings(window)).toEqual([]);
  await workstation.dialog.getByRole('button', { name: 'Seguir editando' }).click();
  await expect(search.name).toHaveValue('Muelle');
  await search.queries.getByRole('button', { name: 'Nueva' }).click();
  await workstation.dialog.getByRole('button', { name: 'Descartar los cambios' }).click();
  await expect(search.name).toHaveValue('');

  await search.queries.getByRole('button', { name: 'Eliminar: Muelle (copia)' }).click();
  await workstation.dialog.getByRole('button', { name: 'Eliminar' }).click();
  await expect(search.query('Muelle (copia)')).toHaveCount(0);
  await expect(search.query('Muelle')).toHaveCount(1);
});

test('R-H01 R-H02 a public query is there for everybody, and only its owner or an administrator may change it', async ({
  site,
  openWorkstation,
}) => {
  const ask = await site.as('supervisor');
  const post = (name: string, isPublic: boolean) =>
    ask('/api/v1/queries', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, isPublic, query: { in: 'events', period: { days: 3 } } }),
    });
  await post('De todos', true);
  await post('Solo mía', false);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await expect(search.query('De todos')).toContainText('Pública, de supervisor');
  await expect(search.query('Solo mía')).toHaveCount(0);
  await search.query('De todos').getByRole('button').first().click();
  await expect(search.form.getByRole('button', { name: 'Guardar' })).toHaveAttribute('aria-disabled', 'true');
  await expect(search.form.getByRole('button', { name: 'Eliminar' })).toHaveCount(0);
  await search.form.getByRole('button', { name: 'Duplicar' }).click();
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.query('De todos (copia)')).toContainText('Privada');

  const office = await openWorkstation('office');
  await office.signIn('admin');
  const theirs = new SearchScreen(office);
  await theirs.open();
  await theirs.queries.getByRole('button', { name: 'Eliminar: De todos' }).click();
  await office.dialog.getByRole('button', { name: 'Eliminar' }).click();
  await expect(theirs.query('De todos')).toHaveCount(0);
});

test('R-H01 two who change one query are told, and choose whose holds', async ({ site, openWorkstation }) => {
  const ask = await site.as('operador1');
  const made = await ask('/api/v1/queries', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Turno', isPublic: true, query: { in: 'events', period: { days: 3 } } }),
  });
  const { id, version } = (await made.json()) as { id: string; version: number };
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.query('Turno').getByRole('button').first().click();
  await search.form.getByRole('textbox', { name: 'Texto' }).fill('muelle');
  await ask(`/api/v1/queries/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({
      name: 'Turno de noche',
      isPublic: true,
      query: { in: 'events', period: { days: 3 } },
    }),
  });
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.form.getByRole('alert')).toContainText('Alguien ha cambiado esta consulta');
  await expect(search.form.getByRole('textbox', { name: 'Texto' })).toHaveValue('muelle');
  await search.form.getByRole('button', { name: 'Guardar la mía encima' }).click();
  await expect(search.form).toContainText('Consulta guardada');
  await expect(search.query('Turno')).not.toContainText('noche');

  // Deleted by somebody else: what is written can still be saved.
  const again = (await (await ask(`/api/v1/queries/${id}`)).json()) as { version: number };
  await ask(`/api/v1/queries/${id}`, { method: 'DELETE', headers: { 'if-match': `"${again.version}"` } });
  await search.form.getByRole('textbox', { name: 'Texto' }).fill('puerta');
  await search.form.getByRole('button', { name: 'Guardar' }).click();
  await expect(search.form.getByRole('alert')).toContainText('Alguien ha eliminado esta consulta');
  await search.form.getByRole('button', { name: 'Guardar como nueva' }).click();
  await expect(search.query('Turno')).toHaveCount(1);
});
