import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';

test('R-J05 a wrong password is refused beside the form; the next user sees nothing of the last one', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await window.getByLabel('Usuario').fill('operador1');
  await window.getByLabel('Contraseña').fill('not the password');
  await window.getByRole('button', { name: 'Entrar' }).click();
  await expect(window.getByRole('alert')).toContainText(/contraseña/i);
  await workstation.signIn('operador1');
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  await expect(workstation.row(/Puerta forzada/)).toBeVisible();

  await workstation.openMenu();
  await window.getByRole('button', { name: 'Cerrar sesión' }).click();
  await expect(window.getByLabel('Contraseña')).toBeVisible();
  await expect(window.getByText('Puerta forzada')).toHaveCount(0);
  await workstation.signIn('operadora3');
  await expect(window.getByText('No hay alarmas abiertas')).toBeVisible();
});

test('R-J05 no password and no token is in the logs or in the files of the workstation', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const { readdir, readFile } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await workstation.close();
  expect(site.log).not.toContain('valerus-demo');
  const files = await readdir(join(folder, 'seat'), { recursive: true, withFileTypes: true });
  for (const file of files.filter((each) => each.isFile())) {
    const content = await readFile(join(file.parentPath, file.name));
    expect(content.includes('valerus-demo'), file.name).toBe(false);
  }
});
