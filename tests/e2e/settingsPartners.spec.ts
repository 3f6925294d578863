import type { Locator } from '@playwright/test';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { showSection } from './settings.ts';
import type { SiteProcess } from './siteProcess.ts';

async function createPartner(section: Locator, name: string): Promise<void> {
  await section.getByRole('button', { name: 'Nuevo socio' }).click();
  await section.getByLabel('Nombre', { exact: true }).fill(name);
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(section.getByRole('heading', { name })).toBeVisible();
}

/** An alarm for one plate of a partner, whom the tests have made by hand. */
async function raiseForPlate(site: SiteProcess, partner: string, plate: string): Promise<void> {
  const ask = await site.as('admin');
  const list = async (path: string) =>
    ((await (await ask(path)).json()) as { items: readonly { id: string; name: string }[] }).items;
  const found = (await list('/api/v1/partners')).find(({ name }) => name === partner);
  const [role] = await list('/api/v1/roles');
  const answer = await ask('/api/v1/definitions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Matrícula buscada',
      trigger: {
        kind: 'partner',
        partnerType: 'lpr',
        partner: found?.id,
        criteria: { parameter: 'plate', operator: 'equals', value: plate },
      },
      priority: 1,
      recipients: { roles: [role?.id], users: [] },
    }),
  });
  expect(answer.status).toBe(201);
}

test('R-D16 a partner gets addresses and a token that is shown once; with it his events come in and are seen in the list', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Socios de integración');
  await createPartner(section, 'Lectores del puerto');
  const address = section.getByLabel('CloudEvents', { exact: true });
  await expect(address).toHaveValue(`${site.address}/ingest/v1/events`);
  await expect(section.getByText('Todavía no tiene token')).toBeVisible();

  await section.getByRole('button', { name: 'Emitir token' }).click();
  await expect(workstation.dialog).toContainText('Este token se muestra una sola vez');
  const token = await workstation.dialog.getByLabel('Token', { exact: true }).inputValue();
  await workstation.dialog.getByRole('button', { name: 'Copiar: Token' }).click();
  await expect(workstation.dialog.getByRole('button', { name: 'Copiar: Token' })).toContainText('Copiado');
  await workstation.dialog.getByRole('button', { name: 'Ya lo he copiado' }).click();
  await expect(section.getByText('Tiene un token.')).toBeVisible();
  expect(await workstation.window.content()).not.toContain(token);

  const sent = await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'), {
    authorization: `Bearer ${token}`,
  });
  expect(sent.status).toBe(202);
  await section.getByRole('button', { name: 'Volver a Socios de integración' }).click();
  const row = section.getByRole('row').filter({ hasText: 'Lectores del puerto' });
  await expect(row).toContainText('emitido');
  await expect(row).toContainText('hace');

  // Another token makes the first one worthless, and that is asked first.
  await row.click();
  await section.getByRole('button', { name: 'Emitir otro token' }).click();
  await expect(workstation.dialog).toContainText('El token actual deja de valer al momento');
  await workstation.dialog.getByRole('button', { name: 'Emitir otro token' }).click();
  await expect(workstation.dialog.getByLabel('Token', { exact: true })).not.toHaveValue(token);
  const refused = await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'), {
    authorization: `Bearer ${token}`,
  });
  expect(refused.status).toBe(401);
});

test('R-D16 a test event says what came of it: nothing, an alarm, or that the partner is disabled', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Socios de integración');
  await createPartner(section, 'Lectores del puerto');
  await section.getByLabel('Matrícula (opcional)').fill('1234BBC');
  const send = section.getByRole('button', { name: 'Enviar evento de prueba' });
  await send.click();
  await expect(section.getByText('No ha elevado ninguna alarma')).toBeVisible();
  await raiseForPlate(site, 'Lectores del puerto', '1234BBC');
  await send.click();
  await expect(section.getByText(/Alarma \d+: Matrícula buscada/)).toBeVisible();

  await section.getByText('Activado', { exact: true }).click();
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(section.getByRole('button', { name: 'Guardar' })).toHaveAttribute('aria-disabled', 'true');
  await send.click();
  await expect(section.getByText('El socio está desactivado')).toBeVisible();
});

test('R-J04 R-D16 in English: a new partner learns where he sends to once he is saved', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat', { language: 'en' });
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Integration partners');
  await section.getByRole('button', { name: 'New partner' }).click();
  await expect(section.getByText('Save the partner to get its addresses and its token.')).toBeVisible();
  await section.getByLabel('Name', { exact: true }).fill('Doors');
  await section.getByRole('button', { name: 'Save' }).click();
  await expect(section.getByText('It has no token yet')).toBeVisible();
  await expect(section.getByText('These addresses only work on this machine.')).toBeVisible();
});
