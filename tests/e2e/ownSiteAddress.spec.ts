import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { findings } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { save, showSection } from './settings.ts';
import type { Workstation } from './workstation.ts';

/** Another program on this machine. */
async function listenOn(port: number) {
  const other = createServer().listen(port, '127.0.0.1');
  await once(other, 'listening');
  return {
    port: (other.address() as AddressInfo).port,
    close: async () => {
      other.close();
      await once(other, 'close');
    },
  };
}

const partner = 'Lectores del muelle';

async function openPartner(workstation: Workstation): Promise<Locator> {
  await workstation.isLive();
  const section = await showSection(workstation, 'Socios de integración');
  await section.getByRole('row').filter({ hasText: partner }).click();
  return section;
}

test('R-D16 the site on this machine keeps its address; a program that takes it is said to the administrator, until it is gone', async ({
  folder,
  openWorkstation,
}) => {
  const other = await listenOn(0);
  const usual = `http://127.0.0.1:${other.port}`;
  await other.close();
  // As if the site had had this port before: 7410 may be somebody else's where tests run.
  await mkdir(join(folder, 'seat'));
  await writeFile(
    join(folder, 'seat/sitePort.json'),
    JSON.stringify({ usual: other.port, last: other.port }),
  );
  const own = { site: ['--site', 'own'] };
  const first = await openWorkstation('seat', own);
  await first.window.getByLabel('Contraseña de admin').fill('una-clave-larga');
  await first.window.getByLabel('Repetir la contraseña').fill('una-clave-larga');
  await first.window.getByRole('button', { name: 'Crear el sitio' }).click();
  await first.isLive();
  const section = await showSection(first, 'Socios de integración');
  await section.getByRole('button', { name: 'Nuevo socio' }).click();
  await section.getByLabel('Nombre', { exact: true }).fill(partner);
  await save(first, partner);
  await expect(section.getByLabel('CloudEvents', { exact: true })).toHaveValue(`${usual}/ingest/v1/events`);
  await expect(section.getByText('el sitio está dentro de este puesto')).toBeVisible();
  const note = 'ocupa la dirección habitual';
  await expect(section.getByText(note)).toHaveCount(0);
  await first.close();

  const taking = await listenOn(other.port);
  const second = await openWorkstation('seat', own);
  const moved = await openPartner(second);
  await expect(moved.getByText(note)).toContainText(usual);
  const shown = await moved.getByLabel('CloudEvents', { exact: true }).inputValue();
  expect(shown).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ingest\/v1\/events$/);
  expect(shown).not.toContain(usual);
  expect((await fetch(new URL('/health/live', shown))).status).toBe(200);
  expect(await findings(second.window)).toEqual([]);
  expect(second.log()).toContain('something else has the usual port of the site');
  await second.close();
  await taking.close();

  const third = await openWorkstation('seat', own);
  const back = await openPartner(third);
  await expect(back.getByLabel('CloudEvents', { exact: true })).toHaveValue(`${usual}/ingest/v1/events`);
  await expect(back.getByText(note)).toHaveCount(0);
});
