import { expect, test } from './fixtures.ts';
import { showSection } from './settings.ts';

test('R-B03 R-A01 name, time zone, licence and retention are changed, and what is wrong is said beside its field', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Sitio');
  await section.getByLabel('Nombre', { exact: true }).fill('');
  await expect(section.getByText('Este campo es obligatorio').first()).toBeVisible();
  await section.getByLabel('Nombre', { exact: true }).fill('Terminal Puerto Sur');
  const zone = section.getByRole('combobox', { name: 'Zona horaria' });
  await zone.fill('canary');
  await window.getByRole('option', { name: 'Atlantic/Canary' }).click();
  await expect(section.getByText(/^Ahora allí: /)).toBeVisible();
  await section.getByLabel('Conservar eventos', { exact: true }).fill('4000');
  await expect(section.getByText('Escriba un número de días entre 1 y 3650')).toBeVisible();
  await section.getByLabel('Conservar eventos', { exact: true }).fill('30');
  await section.getByRole('switch', { name: 'Conservar las alarmas siempre' }).click({ force: true });
  await window.keyboard.press('Control+s');
  await expect(section.getByRole('button', { name: 'Guardar' })).toHaveAttribute('aria-disabled', 'true');

  await expect(window.getByRole('banner')).toContainText('Terminal Puerto Sur');
  const ask = await site.as('admin');
  expect(await (await ask('/api/v1/site')).json()).toMatchObject({
    name: 'Terminal Puerto Sur',
    timeZone: 'Atlantic/Canary',
    eventRetentionDays: 30,
    alarmRetentionDays: null,
  });
});

test('R-E16 two administrators change the site: the second is shown the difference and decides', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Sitio');
  await section.getByLabel('Nombre', { exact: true }).fill('Mío');
  const ask = await site.as('admin');
  const current = await ask('/api/v1/site');
  const { version, ...body } = (await current.json()) as { version: number };
  const changed = await ask('/api/v1/site', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ ...body, name: 'De otro', eventRetentionDays: 45 }),
  });
  expect(changed.status).toBe(200);
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(workstation.dialog).toContainText('De otro');
  await expect(workstation.dialog).toContainText('45 días');
  await workstation.dialog.getByRole('button', { name: 'Guardar' }).click();
  await expect(workstation.dialog).toHaveCount(0);
  await expect
    .poll(async () => (await ask('/api/v1/site')).json())
    .toMatchObject({ name: 'Mío', eventRetentionDays: 45 });
});

test('R-D11 the mail server is set up, and a trial says why it was not sent', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Sitio');
  await expect(section.getByText('Guarde el servidor de correo para poder probarlo.')).toBeVisible();
  await section.getByLabel('Servidor', { exact: true }).fill('127.0.0.1');
  await section.getByLabel('Puerto', { exact: true }).fill('9');
  await section.getByLabel('Remitente').fill('sitio');
  await expect(section.getByText('Escriba una dirección de correo completa')).toBeVisible();
  await section.getByLabel('Remitente').fill('sitio@example.com');
  await section.getByRole('button', { name: 'Guardar' }).click();
  await section.getByLabel('Enviar un correo de prueba a').fill('guardia@example.com');
  await section.getByRole('button', { name: 'Enviar prueba' }).click();
  await expect(section.getByText(/No se ha podido enviar \(\w+\)/)).toBeVisible();
});

test('R-J04 R-G08 in English: a backup is made, listed with how to restore it, and deleted', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { language: 'en' });
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Site');
  await expect(section.getByText('There is no backup yet.')).toBeVisible();
  await section.getByRole('button', { name: 'Make a backup now' }).click();
  const backups = section.getByRole('list', { name: 'Backups' });
  await expect(backups.getByRole('listitem')).toHaveCount(1);
  await expect(section.getByText('To restore a backup, stop the server')).toBeVisible();
  await backups.getByRole('button', { name: /^Delete the backup/ }).click();
  await workstation.dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(section.getByText('There is no backup yet.')).toBeVisible();
});

test('R-A01 who may only read the configuration sees the site, and why nothing of it can be changed', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('supervisor');
  const section = await showSection(workstation, 'Sitio');
  await expect(section.getByLabel('Nombre', { exact: true })).toHaveValue('Terminal Puerto Norte');
  await expect(section.getByRole('note')).toBeVisible();
  await expect(section.getByRole('button', { name: 'Guardar' })).toHaveAttribute('aria-disabled', 'true');
  await expect(section.getByRole('heading', { name: 'Copias de seguridad' })).toHaveCount(0);
});
