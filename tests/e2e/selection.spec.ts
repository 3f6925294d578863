import { deviceEvent, plateDefinition, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf, command } from './restApi.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

const readers = ['lector-vestibulo', 'lector-almacen'] as const;

/** Raises access alarms, one after the other, so that their numbers follow the order. */
async function raise(site: SiteProcess, workstation: Workstation, count: number): Promise<void> {
  const before = await workstation.rows.count();
  for (let index = 0; index < count; index += 1) {
    await site.post('/ingest/v1/events', deviceEvent('access.denied', readers[index % 2] ?? ''));
    await expect(workstation.rows).toHaveCount(before + index + 1);
  }
}

const box = (workstation: Workstation, number: number) =>
  workstation.window.getByRole('checkbox', { name: `Seleccionar la alarma ${number}` });
const tabs = (workstation: Workstation) => workstation.window.getByRole('tab');
const bulk = (workstation: Workstation, name: string) =>
  workstation.window
    .getByRole('group', { name: 'Para las alarmas seleccionadas' })
    .getByRole('button', { name });

test('R-E07 R-E12 R-F01 selected alarms are counted, open as tabs, and stay selected through updates and a new list', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raise(site, workstation, 4);
  await expect(bulk(workstation, 'Manejar')).toBeDisabled();

  await box(workstation, 1004).click();
  await box(workstation, 1002).click({ modifiers: ['Shift'] });
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/3/);
  await expect(tabs(workstation)).toHaveText(['1004', '1003', '1002']);
  await expect(workstation.details).toHaveAccessibleName('Detalles de la alarma 1004');
  await tabs(workstation).filter({ hasText: '1003' }).click();
  await expect(workstation.details).toHaveAccessibleName('Detalles de la alarma 1003');
  await workstation.window.keyboard.press('ArrowRight');
  await expect(tabs(workstation).filter({ hasText: '1002' })).toHaveAttribute('aria-selected', 'true');
  await workstation.window.keyboard.press('Control+1');
  await expect(tabs(workstation).first()).toHaveAttribute('aria-selected', 'true');

  await workstation.filter(/^Seleccionadas/).click();
  await expect(workstation.rows).toHaveCount(3);
  await workstation.filter(/^Seleccionadas/).click();
  await workstation.list.getByRole('button', { name: 'ID', exact: true }).click();
  await workstation.window.getByRole('button', { name: 'Actualizar la lista' }).click();
  await expect(workstation.window.getByText('Lista actualizada')).toBeVisible();
  await expect(workstation.rows.and(workstation.window.locator('[aria-selected=true]'))).toHaveCount(3);

  await workstation.window.getByRole('button', { name: 'Cerrar la pestaña 1004' }).click();
  await expect(tabs(workstation)).toHaveText(['1003', '1002']);
  await expect(box(workstation, 1004)).not.toBeChecked();
});

test('R-E12 the box beside ID selects all that search and filters show, and the keyboard selects too', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raise(site, workstation, 3);
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(workstation.rows).toHaveCount(4);

  await workstation.search.fill('denegado');
  await expect(workstation.rows).toHaveCount(3);
  await workstation.window.getByRole('checkbox', { name: 'Seleccionar todas las que se muestran' }).click();
  await workstation.search.fill('');
  await expect(workstation.rows).toHaveCount(4);
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/3/);
  await expect(box(workstation, 1004)).not.toBeChecked();

  const { keyboard } = workstation.window;
  await keyboard.press('Escape');
  await workstation.rows.first().focus();
  await keyboard.press('Control+a');
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/4/);
  await keyboard.press('Control+a');
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/0/);
  await keyboard.press(' ');
  await keyboard.press('Shift+ArrowDown');
  await expect(workstation.filter(/^Seleccionadas/)).toHaveText(/2/);
});

test('R-E13 R-E15 R-E16 bulk Handle takes what it may, says of each other alarm who has it, and closes nothing', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raise(site, workstation, 3);
  const [last] = await alarmsOf(site, 'operador2');
  await command(site, 'operador2', { name: 'alarm.handle', alarm: last?.id ?? '' });
  await expect(workstation.row('1003')).toContainText('operador2');

  await workstation.rows.first().focus();
  await workstation.window.keyboard.press('Control+a');
  await expect(
    workstation.window.getByRole('toolbar').getByRole('button', { name: /Cerrar alarma/ }),
  ).toHaveCount(0);
  await bulk(workstation, 'Manejar').click();
  await expect(workstation.window.getByText('Manejar · hecho en 2 de 3')).toBeVisible();
  await expect(workstation.window.getByText(/^1003: .*operador2/)).toBeVisible();
  await expect(workstation.row('1001')).toContainText('En curso');
  await expect(workstation.row('1002')).toContainText('operador1');
  await expect(workstation.row('1003')).toContainText('operador2');
});

test('R-E10 Assign to lists the recipients of the alarm, and choosing one assigns it', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raise(site, workstation, 1);
  await workstation.row('1001').getByRole('button', { name: 'Asignar la alarma 1001' }).click();
  const users = workstation.dialog.getByRole('listbox', { name: 'Destinatarios' });
  await expect(users.getByRole('option', { name: /operador1/ })).toContainText('usted');
  await users.getByRole('option', { name: 'operador2' }).click();
  await expect(workstation.dialog).toHaveCount(0);
  await expect(workstation.row('1001')).toContainText('operador2');
  await expect(workstation.row('1001')).toContainText('En curso');
});

test('R-E14 bulk Assign offers only users common to all, and says why there are none', async ({
  site,
  openWorkstation,
}) => {
  const admin = await site.as('admin');
  const { items } = (await (await admin('/api/v1/users')).json()) as {
    items: readonly { id: string; name: string }[];
  };
  const idOf = (name: string) => items.find((user) => user.name === name)?.id ?? '';
  for (const [plate, users] of [
    ['1111AAA', ['operador1', 'operador2']],
    ['2222BBB', ['operador2']],
    ['3333CCC', ['operadora3']],
  ] as const) {
    const answer = await admin('/api/v1/definitions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(plateDefinition(plate, users.map(idOf))),
    });
    expect(answer.status).toBe(201);
  }
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  // The demo site's own definitions watch for plates, too.
  await workstation.search.fill('buscado');
  for (const [index, plate] of ['1111AAA', '2222BBB', '3333CCC'].entries()) {
    await site.post('/ingest/v1/lpr/rekor', rekorGroup(plate));
    await expect(workstation.rows).toHaveCount(index + 1);
  }

  const tick = (plate: string) => workstation.row(plate).getByRole('checkbox').click();
  await tick('1111AAA');
  await tick('2222BBB');
  await bulk(workstation, 'Asignar a').click();
  await expect(workstation.dialog.getByRole('option')).toHaveText(['operador2']);
  await workstation.window.keyboard.press('Escape');
  await tick('3333CCC');
  await bulk(workstation, 'Asignar a').click();
  await expect(workstation.dialog).toContainText('Ningún usuario recibe todas esas alarmas');
  await expect(workstation.dialog).toContainText(/\d+: operador2/);
  await expect(workstation.dialog).toContainText(/\d+: operadora3/);
});

test('R-E11 R-G07 History shows in place of the resources when the alarm fired before, and its record', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raise(site, workstation, 1);
  await workstation.handle('1001');
  await expect(workstation.row('1001')).toContainText('En curso');
  const [first] = await alarmsOf(site, 'operador1');
  await command(site, 'operador1', {
    name: 'alarm.close',
    alarm: first?.id ?? '',
    args: { reason: 'false' },
  });
  // The row of an alarm that others close stays under the pointer.
  await workstation.window.mouse.move(5, 5);
  await expect(workstation.rows).toHaveCount(0);
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect(workstation.rows).toHaveCount(1);

  await workstation.row('1002').getByRole('button', { name: 'Historial de la alarma 1002' }).click();
  const { details } = workstation;
  await expect(details).toHaveAccessibleName('Detalles de la alarma 1002');
  await expect(details.getByRole('row', { name: /1001/ })).toContainText('Cerrada');
  await expect(details.getByRole('row', { name: /1001/ })).toContainText('operador1');
  await expect(details.getByRole('row', { name: /1001/ })).toContainText('Falsa alarma');
  await expect(details.getByRole('heading', { name: 'Recursos' })).toHaveCount(0);
  await expect(details).toContainText('Registro de la alarma 1002');
  await details.getByRole('button', { name: 'Volver a los recursos' }).click();
  await expect(details.getByRole('heading', { name: 'Recursos' })).toBeVisible();
});
