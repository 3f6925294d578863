import { expect, test } from './fixtures.ts';
import { showSection } from './settings.ts';
import type { SiteProcess } from './siteProcess.ts';

/** Far more than fit on a screen; each is written durably by its own request, so making 2,000 takes minutes. */
const camerasMany = 400;
const atOnce = 50;

async function createCameras(site: SiteProcess): Promise<void> {
  const ask = await site.as('admin');
  for (let first = 1; first <= camerasMany; first += atOnce) {
    const answers = await Promise.all(
      Array.from({ length: atOnce }, (_nothing, index) =>
        ask('/api/v1/resources', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            name: `Cámara ${first + index}`,
            kind: 'camera',
            externalIds: [`camara-${first + index}`],
          }),
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 201)).toBe(true);
  }
}

test('R-B01 devices are listed by kind and found by their names; a name that another one has is refused beside the field', async ({
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Recursos');
  const kinds = section.getByRole('group', { name: 'Clases de recurso' });
  await kinds.getByRole('button', { name: /^Lector/ }).click();
  await expect(section.locator('[role=row][data-item]')).toHaveCount(3);
  await section.getByRole('button', { name: 'Nuevo recurso' }).click();
  await section.getByLabel('Nombre', { exact: true }).fill('Puerta norte');
  await section.getByRole('button', { name: /Clase/ }).click();
  await workstation.window.getByRole('option', { name: 'Puerta' }).click();
  const names = section.getByLabel('Nombres en los eventos');
  await names.fill('puerta-norte\npuerta-almacen');
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(section.getByText('Otro recurso tiene ya uno de estos nombres')).toBeVisible();
  await expect(names).toHaveValue('puerta-norte\npuerta-almacen');
  await names.fill('puerta-norte');
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(section.getByRole('heading', { name: 'Puerta norte' })).toBeVisible();

  await section.getByRole('button', { name: 'Volver a Recursos' }).click();
  // The list is as it was left: readers alone.
  await expect(section.locator('[role=row][data-item]')).toHaveCount(3);
  await kinds.getByRole('button', { name: /^Todos/ }).click();
  await section.getByRole('textbox', { name: 'Buscar' }).fill('puerta-norte');
  await expect(section.locator('[role=row][data-item]')).toHaveCount(1);
});

test('R-D08 R-F05 a camera shows the picture of its source once it is saved, or says why there is none', async ({
  openWorkstation,
  expectedErrors,
}) => {
  expectedErrors.push(/^response: 50[24] \S+\/media\//, /^console: .* status of 50[24]/);
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Recursos');
  await section.getByRole('button', { name: 'Nuevo recurso' }).click();
  await section.getByLabel('Nombre', { exact: true }).fill('Muelle 9');
  await section.getByRole('button', { name: /Origen del vídeo/ }).click();
  await window.getByRole('option', { name: 'Grabación de muestra' }).click();
  await expect(section.getByText('Guarde para comprobar aquí la imagen en vivo.')).toBeVisible();
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(section.getByRole('alert').filter({ hasText: 'Elija una grabación' })).toBeVisible();
  await section
    .getByRole('button', { name: /^Elija una grabación|Grabación/ })
    .last()
    .click();
  await window.getByRole('option', { name: 'dock-fork' }).click();
  await section.getByRole('button', { name: 'Guardar' }).click();
  const picture = section.getByRole('figure', { name: 'Imagen en vivo de Muelle 9' });
  await expect(picture).toHaveAttribute('data-phase', 'playing', { timeout: 30_000 });

  await section.getByRole('button', { name: /Origen del vídeo/ }).click();
  await window.getByRole('option', { name: 'Grabador (HLS)' }).click();
  await section.getByLabel('Dirección en vivo').fill('rtsp://grabador/9');
  await expect(section.getByText('Escriba una dirección que empiece por http:// o https://')).toBeVisible();
  await section.getByLabel('Dirección en vivo').fill('http://127.0.0.1:9/9.m3u8');
  await section.getByRole('button', { name: 'Guardar' }).click();
  await expect(picture).toHaveAttribute('data-phase', 'failed', { timeout: 30_000 });
  await expect(picture.getByRole('button', { name: 'Reintentar' })).toBeVisible();
});

test('R-J04 R-D08 in English, hundreds of cameras are listed and found at once', async ({
  site,
  openWorkstation,
}) => {
  test.slow();
  await createCameras(site);
  const workstation = await openWorkstation('seat', { language: 'en' });
  await workstation.signIn('admin');
  const section = await showSection(workstation, 'Resources');
  await expect(section.getByRole('button', { name: /^Camera/ })).toContainText('412');
  await section.getByRole('textbox', { name: 'Search' }).fill('camara 387');
  const rows = section.locator('[role=row][data-item]');
  await expect(rows).toHaveCount(1);
  await rows.first().click();
  await expect(section.getByRole('heading', { name: 'Cámara 387' })).toBeVisible();
  await expect(section.getByLabel('Names in events')).toHaveValue('camara-387');
});
