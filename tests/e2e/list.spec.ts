import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

async function raiseThree(site: SiteProcess, workstation: Workstation): Promise<void> {
  // One after the other, so that the numbers follow the order.
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(workstation.rows).toHaveCount(1);
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.rows).toHaveCount(2);
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await expect(workstation.rows).toHaveCount(3);
}

const numbers = (workstation: Workstation): Promise<string[]> =>
  workstation.rows.locator('[data-column=id]').allInnerTexts();

test('R-E01 the columns are there, a header sorts and sorts back, and live updates keep the order', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseThree(site, workstation);

  await expect(workstation.list.getByRole('columnheader')).toHaveText([
    '',
    'ID',
    'Nombre',
    'Evento',
    'Prioridad',
    'Hora',
    'Asignado a',
    'Estado',
    'Acciones',
  ]);
  expect(await numbers(workstation)).toEqual(['1003', '1002', '1001']);
  const priority = workstation.list.getByRole('columnheader', { name: 'Prioridad' });
  await priority.getByRole('button').click();
  const ascending = await numbers(workstation);
  expect(ascending[2]).toBe('1002');
  await expect(priority).toHaveAttribute('aria-sort', 'ascending');
  await priority.getByRole('button').click();
  await expect(priority).toHaveAttribute('aria-sort', 'descending');
  expect((await numbers(workstation))[0]).toBe('1002');

  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-almacen'));
  await workstation.window.mouse.move(5, 5);
  await expect(workstation.rows).toHaveCount(4);
  expect((await numbers(workstation)).slice(0, 2).sort()).toEqual(['1002', '1004']);
});

test('R-E03 R-E04 R-E06 search and filters narrow the list, with live counts', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseThree(site, workstation);

  await workstation.window.keyboard.press('/');
  await workstation.search.pressSequentially('forzada');
  await expect(workstation.rows).toHaveCount(1);
  await workstation.search.fill('1002');
  await expect(workstation.rows.locator('[data-column=id]')).toHaveText(['1002']);
  await workstation.search.fill('no hay nada así');
  await expect(workstation.window.getByText('Ninguna alarma coincide')).toBeVisible();
  await workstation.window.getByRole('button', { name: 'Quitar búsqueda y filtros' }).click();
  await expect(workstation.rows).toHaveCount(3);

  await expect(workstation.filter(/^Nuevas/)).toHaveText(/3/);
  await workstation.handle(/Acceso denegado/);
  await expect(workstation.filter(/^Nuevas/)).toHaveText(/2/);
  await expect(workstation.filter(/^Asignadas a mí/)).toHaveText(/1/);
  await workstation.filter(/^Nuevas/).click();
  await expect(workstation.filter(/^Nuevas/)).toHaveAttribute('aria-pressed', 'true');
  await expect(workstation.rows).toHaveCount(2);
  await workstation.filter(/^Nuevas/).click();
  await workstation.filter(/^Asignadas a mí/).click();
  await expect(workstation.rows.locator('[data-column=id]')).toHaveText(['1002']);
});

test('R-E08 rows do not move under the pointer; what is new waits and is said', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseThree(site, workstation);
  const first = workstation.rows.first();
  await first.hover();
  const before = await first.boundingBox();

  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));
  const waiting = workstation.window.getByRole('button', { name: /1 nueva$/ });
  await expect(waiting).toBeVisible();
  expect(await workstation.row('1003').boundingBox()).toEqual(before);
  await waiting.click();
  await expect(workstation.rows).toHaveCount(4);
  expect((await numbers(workstation))[0]).toBe('1004');
});

test('R-E04 the filters stay where they are when the button of what waits comes, on a narrow screen as well', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { screens: '{1280x800 label=Narrow}' });
  await workstation.signIn('operador1');
  await raiseThree(site, workstation);
  const mine = workstation.filter(/^Asignadas a mí/);
  await workstation.rows.first().hover();
  const before = await mine.boundingBox();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-vestibulo'));
  await expect(workstation.window.getByRole('button', { name: /1 nueva$/ })).toBeVisible();
  expect(await mine.boundingBox()).toEqual(before);
});
