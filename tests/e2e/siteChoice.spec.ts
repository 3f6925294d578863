import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { SiteProcess } from './siteProcess.ts';

const ask = { site: ['--site', 'ask'] } as const;

/** The fingerprint that the server has told its administrator. */
function fingerprintAt(site: SiteProcess): string {
  return /fingerprint: (\S+)/.exec(site.log)?.[1] ?? 'none';
}

test('R-J05 the first start asks for the site; a server shows its certificate before anything is sent, and is remembered', async ({
  folder,
  openWorkstation,
}) => {
  const site = new SiteProcess(join(folder, 'secure'), ['--tls', 'self']);
  await site.start();
  const seat = await openWorkstation('seat', ask);
  const { window } = seat;
  const address = window.getByLabel('Dirección del servidor');
  await address.fill('ftp://somewhere');
  await window.getByRole('button', { name: 'Conectar' }).click();
  await expect(window.getByRole('alert')).toContainText('no es la dirección de un servidor');
  await address.fill('http://10.1.2.3:7410');
  await window.getByRole('button', { name: 'Conectar' }).click();
  await expect(window.getByRole('alert')).toContainText('solo se entra con https');
  // Without the scheme, as people type it.
  await address.fill(site.address.replace('https://', ''));
  await window.getByRole('button', { name: 'Conectar' }).click();
  await expect(window.getByText(fingerprintAt(site))).toBeVisible();
  await window.getByRole('button', { name: 'Confiar y continuar' }).click();
  await seat.signIn('operador1');
  await seat.close();

  const again = await openWorkstation('seat', ask);
  await again.isLive();
  await again.openMenu();
  await again.window.getByRole('button', { name: 'Cerrar sesión' }).click();
  await again.window.getByRole('button', { name: 'Cambiar de servidor' }).click();
  await expect(again.window.getByLabel('Dirección del servidor')).toHaveValue(site.address);
  await site.stop();
});

test('R-J05 a server with another certificate is not spoken to; both fingerprints are shown, and only who has compared them goes on', async ({
  folder,
  openWorkstation,
}) => {
  const site = new SiteProcess(join(folder, 'secure'), ['--tls', 'self']);
  await site.start();
  const accepted = fingerprintAt(site);
  const seat = await openWorkstation('seat', { site: ['--server', site.address] });
  const { window } = seat;
  // Given on the command line, it is nobody's decision yet to trust it.
  await window.getByRole('button', { name: 'Comparar…' }).click();
  await expect(seat.dialog.getByText(accepted)).toBeVisible();
  await seat.dialog.getByRole('checkbox').check();
  await seat.dialog.getByRole('button', { name: 'Confiar y continuar' }).click();
  await seat.signIn('operador1');

  await site.stop();
  await rm(join(folder, 'secure/tls'), { recursive: true });
  await site.start();
  await expect(window.getByText('puede no ser el mismo servidor')).toBeVisible();
  await window.getByRole('button', { name: 'Comparar…' }).click();
  const shown =
    site.log
      .match(/fingerprint: \S+/g)
      ?.at(-1)
      ?.split(' ')[1] ?? 'none';
  expect(shown).not.toBe(accepted);
  await expect(seat.dialog.getByText(accepted)).toBeVisible();
  await expect(seat.dialog.getByText(shown)).toBeVisible();
  const accept = seat.dialog.getByRole('button', { name: 'Confiar y continuar' });
  await expect(accept).toHaveAttribute('aria-disabled', 'true');
  await seat.dialog.getByRole('checkbox').check();
  await accept.click();
  // The site is the same, so its token still holds.
  await seat.isLive();
  await site.stop();
});

test('R-J05 a site on this machine is set up in the window; its users are remembered by name alone', async ({
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat', ask);
  const { window } = seat;
  await window.getByRole('button', { name: /Crear un sitio aquí/ }).click();
  await window.getByLabel('Contraseña de admin').fill('corta');
  await window.getByRole('button', { name: 'Crear el sitio' }).click();
  await expect(window.getByText('Hacen falta 10 caracteres como mínimo')).toBeVisible();
  await window.getByLabel('Contraseña de admin').fill('una-clave-larga');
  await window.getByLabel('Repetir la contraseña').fill('otra-clave-larga');
  await window.getByRole('button', { name: 'Crear el sitio' }).click();
  await expect(window.getByText('No coincide con la primera')).toBeVisible();
  await window.getByLabel('Repetir la contraseña').fill('una-clave-larga');
  await window.getByRole('button', { name: 'Crear el sitio' }).click();
  await seat.isLive();
  await expect(window.getByText('No hay alarmas abiertas')).toBeVisible();
  await window.getByRole('button', { name: /admin/ }).first().click();
  await window.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(window.getByRole('textbox', { name: 'Usuario' })).toHaveValue('admin');
  await expect(window.getByLabel('Contraseña')).toHaveValue('');
  await window.getByLabel('Contraseña').fill('una-clave-larga');
  await window.getByRole('button', { name: 'Entrar' }).click();
  await seat.isLive();
  expect(seat.log()).not.toContain('una-clave-larga');
});

test('R-J05 the demo site is one press away, and whoever is there can leave it for another', async ({
  openWorkstation,
}) => {
  const seat = await openWorkstation('seat', ask);
  const { window } = seat;
  await window.getByRole('button', { name: /Ver la demostración/ }).click();
  await expect(window.getByText('valerus-demo')).toBeVisible();
  for (const user of ['operador1', 'operador2']) {
    await seat.signIn(user);
    await window.getByRole('button', { name: user }).first().click();
    await window.getByRole('button', { name: 'Cerrar sesión' }).click();
  }
  await window.getByRole('list', { name: 'Han entrado antes' }).getByText('operador1').click();
  await expect(window.getByLabel('Usuario')).toHaveValue('operador1');
  await expect(window.getByLabel('Contraseña')).toBeFocused();
  await window.getByRole('button', { name: 'Cambiar de servidor' }).click();
  await expect(window.getByRole('button', { name: /Ver la demostración/ })).toBeVisible();
});
