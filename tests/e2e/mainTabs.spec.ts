import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { actionText, procedures } from './procedureForm.ts';
import { SearchScreen } from './searchScreen.ts';
import { itemRow, openSection } from './settings.ts';
import { create, deviceDefinition, idsOf } from './siteConfiguration.ts';
import type { Workstation } from './workstation.ts';

async function signOut({ window }: Workstation, user: string): Promise<void> {
  await window.getByRole('button', { name: user }).first().click();
  await window.getByRole('button', { name: 'Cerrar sesión' }).click();
}

test('R-J02 a click on a notification leads from the settings to that alarm, and the half-filled form is still there afterwards', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window, standIn } = workstation;
  if (!standIn) throw new Error('there is no stand-in to see notifications on');
  // An administrator sees all alarms, and is told of those that are addressed to him.
  const [admin = ''] = await idsOf(site, ['admin']);
  await create(
    site,
    'definitions',
    deviceDefinition('Para quien configura', 'access.granted', 'demo-lector-levante', [admin]),
  );
  await workstation.signIn('admin');
  await openSection(workstation, procedures);
  await itemRow(workstation, 'Intrusión').click();
  await actionText(workstation, 2).fill('Avisar por radio.');
  await workstation.turnAway();
  await site.post('/ingest/v1/events', deviceEvent('access.granted', 'lector-levante'));
  await expect.poll(() => standIn('notifications')).toHaveLength(1);
  await standIn('clickNotification', { index: 0 });
  await expect(workstation.details).toHaveAccessibleName('Detalles de la alarma 1001');
  await expect(actionText(workstation, 2)).toBeHidden();
  await window.keyboard.press('Alt+3');
  await expect(actionText(workstation, 2)).toHaveValue('Avisar por radio.');
  await expect(window.getByText('Cambios sin guardar')).toBeVisible();
});

test('R-J02 Alt with 1, 2 and 3 changes the tab; the alarms tab counts behind the search, and is looked at in front', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await window.keyboard.press('Alt+2');
  await expect(search.form).toBeVisible();
  await expect(workstation.list).toBeHidden();
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(window.getByLabel('1 alarma nueva sin ver')).toBeVisible();
  await window.keyboard.press('Alt+3');
  await expect(window.getByRole('region', { name: 'Mis preferencias' })).toBeVisible();
  await expect(window.getByLabel('1 alarma nueva sin ver')).toBeVisible();
  await window.keyboard.press('Alt+1');
  await expect(workstation.rows).toHaveCount(1);
  await expect(window.getByLabel('1 alarma nueva sin ver')).toHaveCount(0);
  await expect.poll(() => workstation.badge()).toBe(0);
});

test('R-H05 signing out asks before a query with a name is lost, and not about a search that was only made', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window, dialog } = workstation;
  await workstation.signIn('operador1');
  const search = new SearchScreen(workstation);
  await search.open();
  await search.name.fill('Puertas de noche');
  await window.keyboard.press('Alt+1');
  await signOut(workstation, 'operador1');
  await expect(dialog).toContainText('Si cierra la sesión ahora, se pierden los cambios sin guardar en:');
  await expect(dialog.getByRole('listitem')).toHaveText(['Buscar']);
  await dialog.getByRole('button', { name: 'Seguir editando' }).click();
  await search.open();
  await expect(search.name).toHaveValue('Puertas de noche');
  await search.name.fill('');
  await search.form.getByText('Eventos', { exact: true }).first().click();
  await signOut(workstation, 'operador1');
  await expect(window.getByLabel('Contraseña')).toBeVisible();
});
