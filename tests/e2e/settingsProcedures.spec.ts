import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { action, actionText, procedures } from './procedureForm.ts';
import { itemRow, openSection, save } from './settings.ts';

test('R-C01 the list shows each procedure with its actions and uses; one in use is not deleted, and says by which alarms', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  const row = itemRow(workstation, 'Matrícula en lista negra');
  await expect(row).toContainText('4');
  await expect(row).toContainText('1 alarma');
  await row.getByRole('button', { name: 'Eliminar Matrícula en lista negra' }).click();
  await expect(workstation.dialog).toContainText('No se puede eliminar mientras lo usen estas alarmas');
  await expect(workstation.dialog.getByRole('listitem')).toHaveCount(1);
  await expect(workstation.dialog.getByRole('button', { name: 'Eliminar', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await window.keyboard.press('Escape');

  // A copy is used by nobody.
  await row.getByRole('button', { name: 'Duplicar Matrícula en lista negra' }).click();
  await expect(window.getByLabel('Nombre')).toHaveValue('Matrícula en lista negra (copia)');
  await save(workstation, 'Matrícula en lista negra \\(copia\\)');
  await window.getByRole('button', { name: 'Volver a Procedimientos' }).click();
  const copy = itemRow(workstation, '(copia)');
  await expect(copy).toContainText('0 alarmas');
  await copy.focus();
  await window.keyboard.press('Delete');
  await workstation.dialog.getByRole('button', { name: 'Eliminar', exact: true }).click();
  await expect(copy).toHaveCount(0);

  await window.getByRole('textbox', { name: 'Buscar' }).fill('averia');
  await expect(itemRow(workstation, /./)).toHaveCount(1);
  await expect(itemRow(workstation, 'Avería técnica')).toBeVisible();
  await window.getByRole('textbox', { name: 'Buscar' }).fill('');
  await window.getByRole('button', { name: 'Nombre' }).click();
  await expect(itemRow(workstation, /./).first()).toContainText('Puerta forzada');
});

test('R-C02 R-C04 a new procedure starts with one empty action; faults stand beside their fields, and nothing typed is lost', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await window.getByRole('button', { name: 'Nuevo procedimiento' }).click();
  await expect(window.getByRole('listitem', { name: /^Acción/ })).toHaveCount(1);
  await expect(actionText(workstation, 1)).toHaveValue('');
  const name = window.getByLabel('Nombre');
  await name.fill('x'.repeat(121));
  await expect(window.getByText('Como máximo 120 caracteres')).toBeVisible();
  await name.fill('intrusión');
  await expect(window.getByText('Como máximo 120 caracteres')).toHaveCount(0);
  await window.keyboard.press('Control+s');
  await expect(action(workstation, 1)).toContainText('Este campo es obligatorio');
  await expect(window.getByText('No se ha guardado. Revise los campos marcados.')).toBeVisible();

  // There is one of this name already, in another case: the site says so, and the words are the user's.
  await actionText(workstation, 1).fill('Llamar al 112.');
  await window.keyboard.press('Control+s');
  await expect(window.getByText('Ya hay otro con este nombre')).toBeVisible();
  await expect(actionText(workstation, 1)).toHaveValue('Llamar al 112.');
  await name.fill('Incendio');
  await window.getByLabel('Comentarios').fill('Solo de noche');
  await save(workstation, 'Incendio');
  await window.getByRole('button', { name: 'Volver a Procedimientos' }).click();
  const row = itemRow(workstation, 'Incendio');
  await expect(row).toContainText('Solo de noche');
  await expect(row.getByRole('switch')).toBeChecked();
  await row.locator('label').click();
  await expect(row.getByRole('switch')).not.toBeChecked();
  await row.click();
  await expect(window.getByRole('switch', { name: /^Activado/ })).not.toBeChecked();
  await expect(window.getByText('Desactivado: no se mostrará con alarmas nuevas.')).toBeVisible();
});

test('R-C03 a new procedure can start as a copy of an existing one, saved as a new one', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await window.getByRole('button', { name: 'Nuevo procedimiento' }).click();
  await window.getByRole('button', { name: 'Duplicar procedimiento…' }).click();
  await workstation.dialog.getByRole('option', { name: /Intrusión/ }).click();
  await expect(window.getByLabel('Nombre')).toHaveValue('Intrusión (copia)');
  await expect(actionText(workstation, 4)).toHaveValue('Si hay intrusos, llamar al 112.');
  await actionText(workstation, 4).fill('Avisar a la central.');
  await save(workstation, 'Intrusión \\(copia\\)');
  await window.getByRole('button', { name: 'Volver a Procedimientos' }).click();
  await itemRow(workstation, /^Intrusión4/).click();
  await expect(actionText(workstation, 4)).toHaveValue('Si hay intrusos, llamar al 112.');
});

test('R-C02 changes that are not saved are asked about before they are lost, and survive a look at the alarms', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Intrusión').click();
  await actionText(workstation, 2).fill('Dar el aviso dos veces.');
  await window.keyboard.press('Alt+1');
  await expect(workstation.search).toBeVisible();
  await window.keyboard.press('Alt+3');
  await expect(actionText(workstation, 2)).toHaveValue('Dar el aviso dos veces.');
  await window.getByRole('button', { name: 'Volver a Procedimientos' }).click();
  await expect(workstation.dialog).toContainText('Hay cambios sin guardar');
  await workstation.dialog.getByRole('button', { name: 'Seguir editando' }).click();
  await window.getByRole('button', { name: 'Descartar', exact: true }).click();
  await workstation.dialog.getByRole('button', { name: 'Descartar', exact: true }).click();
  await expect(actionText(workstation, 2)).toHaveValue('Dar el aviso por megafonía.');
  await window.getByRole('button', { name: 'Volver a Procedimientos' }).click();
  // Back where the list was left.
  await expect(itemRow(workstation, 'Intrusión')).toBeFocused();
});

test('R-C02 saving without the site keeps what was typed, and says so', async ({ openWorkstation, site }) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Intrusión').click();
  await window.getByLabel('Comentarios').fill('Turno de noche');
  await site.stop();
  await window.getByRole('button', { name: 'Guardar' }).click();
  await expect(window.getByText('No se ha guardado; lo escrito sigue aquí.', { exact: false })).toBeVisible();
  await expect(window.getByLabel('Comentarios')).toHaveValue('Turno de noche');
  await site.start();
  await workstation.isLive();
  await save(workstation, 'Intrusión');
});

test('R-A03 under PRO procedures are there, greyed, with the reason', async ({ openWorkstation, site }) => {
  const ask = await site.as('admin');
  const settings = (await (await ask('/api/v1/site')).json()) as { version: number };
  const changed = await ask('/api/v1/site', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${settings.version}"` },
    body: JSON.stringify({ ...settings, tier: 'pro' }),
  });
  expect(changed.status).toBe(200);
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  const create = window.getByRole('button', { name: 'Nuevo procedimiento' });
  await expect(create).toHaveAttribute('aria-disabled', 'true');
  await create.hover();
  await expect(window.getByRole('tooltip')).toContainText('La licencia PRO no incluye procedimientos');
  await itemRow(workstation, 'Intrusión').click();
  await expect(window.getByText('La licencia PRO no incluye procedimientos', { exact: false })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Guardar' })).toHaveAttribute('aria-disabled', 'true');
});

test('R-J04 in English, and axe finds nothing in the list, the editor and the dialogs', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  const findings = async () =>
    (await new AxeBuilder({ page: window }).setLegacyMode(true).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  await workstation.signIn('admin');
  await window.getByRole('button', { name: /admin/ }).first().click();
  await workstation.choose('English');
  await workstation.choose('Light');
  await window.keyboard.press('Escape');
  await openSection(workstation, procedures);
  await expect(itemRow(workstation, 'Intrusión')).toContainText('4 alarms');
  expect(await findings()).toEqual([]);
  await itemRow(workstation, 'Intrusión').getByRole('button', { name: 'Delete Intrusión' }).click();
  await expect(workstation.dialog).toContainText('It cannot be deleted while these alarms use it');
  expect(await findings()).toEqual([]);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'New procedure' }).click();
  await window.getByRole('button', { name: 'Save' }).click();
  await expect(action(workstation, 1)).toContainText('This field is required');
  expect(await findings()).toEqual([]);
  await window.getByLabel('Name').fill('Fire');
  await actionText(workstation, 1).fill('Call 112.');
  await action(workstation, 1)
    .locator('input[type=file]')
    .setInputFiles(resolve(import.meta.dirname, '../../package.json'));
  await expect(action(workstation, 1).getByRole('alert')).toContainText('“package.json” cannot be attached');
  await save(workstation, 'Fire');
  expect(await findings()).toEqual([]);
});
