import { expect, test } from './fixtures.ts';
import { procedures } from './procedureForm.ts';
import { itemRow, openSection, showSection } from './settings.ts';

test('R-C01 a procedure that alarms use names them where it is refused, and each name leads to that alarm', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window, dialog } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  const row = itemRow(workstation, 'Matrícula en lista negra');
  await row.getByRole('button', { name: /^Eliminar/ }).click();
  await expect(dialog).toContainText('No se puede eliminar mientras lo usen estas alarmas');
  await dialog.getByRole('listitem').getByRole('button', { name: 'Matrícula en lista negra' }).click();
  await expect(dialog).toHaveCount(0);
  const alarm = window.getByRole('form', { name: 'Matrícula en lista negra' });
  await expect(alarm.getByRole('textbox', { name: 'Nombre' })).toHaveValue('Matrícula en lista negra');
  await expect(window.getByRole('button', { name: 'Volver a Alarmas' })).toBeVisible();

  // And from the procedure itself, where a change is asked about first.
  await openSection(workstation, procedures);
  await row.click();
  await window.getByLabel('Comentarios').fill('Revisado');
  const uses = window.getByRole('button', { name: 'Matrícula en lista negra', exact: true });
  await uses.click();
  await expect(dialog).toContainText('Hay cambios sin guardar');
  await dialog.getByRole('button', { name: 'Descartar los cambios' }).click();
  await expect(window.getByRole('button', { name: 'Volver a Alarmas' })).toBeVisible();
});

test('R-D03 from a schedule the alarms that use it are one press away', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  const schedules = await showSection(workstation, 'Horarios');
  await schedules.getByRole('row').filter({ hasText: 'Noches y fines de semana' }).click();
  const uses = schedules.getByRole('region', { name: 'Configuraciones de alarma que lo usan' });
  const name = (await uses.getByRole('listitem').first().textContent()) ?? '';
  await uses.getByRole('listitem').first().getByRole('button').click();
  await expect(window.getByRole('textbox', { name: 'Nombre' })).toHaveValue(name);
  await expect(window.getByRole('button', { name: /Noches y fines de semana Horario$/ })).toBeVisible();
});
