import { deviceEvent, rekorGroup } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { alarmsOf, command } from './restApi.ts';

test('R-C05 R-C06 R-C07 R-F07 R-G04 closing waits for the procedure, step by step', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  const plate = /Matrícula en lista negra/;
  await workstation.row(plate).click();
  const { details, closeAlarm, dialog } = workstation;
  await expect(details).toContainText('6660DMN');
  await expect(closeAlarm).toBeDisabled();

  await workstation.handle(plate);
  await expect(details.getByRole('checkbox')).toHaveCount(1);
  await expect(details).toContainText('3 pasos más tras confirmar el anterior');
  await details.getByRole('checkbox').first().click();
  await expect(details.getByRole('checkbox')).toHaveCount(4);
  await expect(details).toContainText(/operador1 · \d\d:\d\d/);
  await expect(closeAlarm).toBeDisabled();
  await details.getByRole('checkbox', { name: /barrera/ }).click();
  await expect(details.getByRole('checkbox', { name: /barrera/ })).toBeChecked();

  await details.getByRole('checkbox', { name: /patrulla/ }).click();
  await dialog.getByRole('button', { name: 'Confirmar' }).click();
  await expect(dialog).toContainText('Este paso necesita un comentario');
  await dialog.getByRole('textbox').fill('Acude la patrulla 2');
  await dialog.getByRole('button', { name: 'Confirmar' }).click();
  await expect(details).toContainText('Acude la patrulla 2');
  await expect(closeAlarm).toBeEnabled();

  await closeAlarm.click();
  await expect(dialog).toContainText('Razón para cerrar');
  await workstation.window.keyboard.press('3');
  await dialog.getByRole('button', { name: /^Cerrar alarma/ }).click();
  await expect(dialog).toContainText('«Otro» necesita una explicación');
  await dialog.getByRole('textbox').fill('Era el propietario del vehículo');
  await dialog.getByRole('button', { name: /^Cerrar alarma/ }).click();
  await expect(workstation.row(plate)).toHaveCount(0);
  expect(await alarmsOf(site, 'operador1', 'closed')).toMatchObject([{ state: 'closed' }]);
});

test('R-E16 an alarm that a colleague closes while its dialog is open is said, and the text is kept', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  const denied = /Acceso denegado/;
  await workstation.handle(denied);
  await workstation.row(denied).click();
  await workstation.closeAlarm.click();
  await workstation.dialog.getByRole('textbox').fill('Tarjeta olvidada');

  const [alarm] = await alarmsOf(site, 'operador2');
  const people = await site.as('admin');
  const { items } = (await (await people('/api/v1/users')).json()) as {
    items: readonly { id: string; name: string }[];
  };
  const colleague = items.find(({ name }) => name === 'operador2')?.id;
  await command(site, 'operador2', {
    name: 'alarm.assign',
    alarm: alarm?.id ?? '',
    args: { user: colleague },
  });

  await expect(workstation.dialog).toContainText('Ahora la lleva operador2');
  await expect(workstation.dialog.getByRole('textbox')).toHaveValue('Tarjeta olvidada');
});

test('R-E15 R-G05 an alarm with a procedure goes from its ping to closed by the keyboard alone, in few keys', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const { keyboard } = workstation.window;
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await keyboard.press(key);
  };
  const pings = await workstation.countPings();
  await site.post('/ingest/v1/events', deviceEvent('access.denied', 'lector-vestibulo'));
  await expect.poll(pings).toBe(1);
  await expect(workstation.rows).toHaveCount(1);

  await press('n');
  await press('h');
  await expect(workstation.row(/Acceso denegado/)).toContainText('En curso');
  await press('c');
  await expect(workstation.dialog).toBeVisible();
  await press('1');
  await press('Enter');
  await expect(workstation.rows).toHaveCount(0);
  expect(keys).toBe(5);
  expect(await alarmsOf(site, 'operador1', 'closed')).toMatchObject([
    { state: 'closed', closing: { reason: 'handled' } },
  ]);

  keys = 0;
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect.poll(pings).toBe(2);
  await expect(workstation.rows).toHaveCount(1);
  await press('n');
  await press('h');
  await expect(workstation.row(/Puerta forzada/)).toContainText('En curso');
  const steps = workstation.details.getByRole('checkbox');
  const count = await steps.count();
  for (let step = 0; step < count; step += 1) {
    await press('t');
    await expect(steps.nth(step)).toBeChecked();
  }
  await press('c');
  await expect(workstation.dialog).toBeVisible();
  await press('2');
  await press('Enter');
  await expect(workstation.rows).toHaveCount(0);
  // Next, handle, close, reason, confirm; and one for each step.
  expect(keys).toBe(5 + count);
});
