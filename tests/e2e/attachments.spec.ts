import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { platePicture } from '../../src/server/demo/platePicture.ts';
import { sampleDocx } from '../helpers/officeFiles.ts';
import { pdfOf, scannedPdf } from '../helpers/pdfDocument.ts';
import { deviceEvent } from './bodies.ts';
import { expect, test } from './fixtures.ts';
import { create, deviceDefinition, idsOf, step, upload } from './siteConfiguration.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

const plan = Buffer.from(platePicture('1234BCD'), 'base64');
const alarm = /Sensor con instrucciones/;

/** Raises an alarm whose procedure has one step for each file. */
async function raiseWith(site: SiteProcess, files: Readonly<Record<string, Buffer>>): Promise<void> {
  const steps = await Promise.all(
    Object.entries(files).map(async ([name, bytes], index) => {
      const { file, contentType } = await upload(site, name, bytes);
      return step(`paso-${index}`, `Mirar ${name}`, { attachment: { file, name, contentType } });
    }),
  );
  const procedure = await create(site, 'procedures', { name: 'Con instrucciones', steps });
  await create(
    site,
    'definitions',
    deviceDefinition(
      'Sensor con instrucciones',
      'input.active',
      'demo-valla-este',
      await idsOf(site, ['operador1']),
      { procedure: procedure.id },
    ),
  );
  await site.post('/ingest/v1/events', deviceEvent('input.active', 'valla-este'));
}

const attachment = (workstation: Workstation, name: string) =>
  workstation.details.getByRole('button', { name, exact: true });

/** Whether a picture element holds a picture. */
const isDrawn = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;

test('R-F07 the picture of a step is shown in front and saved', async ({ site, folder, openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseWith(site, { 'plano de la valla.png': plan });
  await workstation.row(alarm).click();
  const { dialog } = workstation;
  await attachment(workstation, 'plano de la valla.png').click();
  const picture = dialog.getByRole('img', { name: 'plano de la valla.png' });
  await expect.poll(() => picture.evaluate(isDrawn)).toBe(true);

  const saved = join(folder, 'guardado.png');
  await workstation.answerSaveDialog(saved);
  await dialog.getByRole('button', { name: 'Guardar el archivo' }).click();
  await expect(workstation.window.getByText('Archivo guardado')).toBeVisible();
  expect(await readFile(saved)).toEqual(plan);
  await workstation.window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(attachment(workstation, 'plano de la valla.png')).toBeFocused();
});

test('R-F07 a PDF opens in front, page by page, can be enlarged, read aloud and saved', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const document = pdfOf(['Plano de evacuacion', 'Telefonos de guardia']);
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseWith(site, { 'plan.pdf': document });
  await workstation.row(alarm).click();
  const { dialog } = workstation;
  await attachment(workstation, 'plan.pdf').click();
  await expect(dialog).toContainText('2 páginas');
  const first = dialog.getByRole('article', { name: 'Página 1' });
  await expect(first).toContainText('Plano de evacuacion');
  await expect.poll(() => darkShare(first.locator('canvas'))).toBeGreaterThan(0.002);
  const before = (await first.boundingBox())?.width ?? 0;
  await dialog.getByRole('button', { name: 'Ampliar' }).click();
  await expect(dialog).toContainText('150 %');
  await expect.poll(async () => (await first.boundingBox())?.width ?? 0).toBeGreaterThan(before * 1.4);
  await dialog.getByRole('article', { name: 'Página 2' }).scrollIntoViewIfNeeded();
  await expect(dialog.getByRole('article', { name: 'Página 2' })).toContainText('Telefonos de guardia');

  const saved = join(folder, 'guardado.pdf');
  await workstation.answerSaveDialog(saved);
  await dialog.getByRole('button', { name: 'Guardar el archivo' }).click();
  await expect(workstation.window.getByText('Archivo guardado')).toBeVisible();
  expect(await readFile(saved)).toEqual(document);
});

test('R-F07 a scanned PDF is drawn without WebAssembly; one that is damaged says what to do', async ({
  site,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseWith(site, {
    'fax.pdf': scannedPdf(),
    'roto.pdf': Buffer.from('%PDF-1.7\nnothing more\n%%EOF\n'),
  });
  await workstation.row(alarm).click();
  const { dialog } = workstation;
  await attachment(workstation, 'fax.pdf').click();
  const page = dialog.getByRole('article', { name: 'Página 1' });
  // The black bar is the middle half of the page.
  await expect.poll(() => darkShare(page.locator('canvas'))).toBeGreaterThan(0.45);
  expect(await darkShare(page.locator('canvas'))).toBeLessThan(0.55);
  await dialog.getByRole('button', { name: 'Cerrar', exact: true }).click();
  await attachment(workstation, 'roto.pdf').click();
  await expect(dialog.getByRole('alert')).toContainText('Guárdelo para abrirlo con otro programa');
});

test('R-F07 a document of another kind is saved for its own program', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  await raiseWith(site, { 'instrucciones.docx': sampleDocx });
  await workstation.row(alarm).click();
  const saved = join(folder, 'guardado.docx');
  await workstation.answerSaveDialog(saved);
  await attachment(workstation, 'instrucciones.docx').click();
  await expect(workstation.window.getByText('Archivo guardado')).toBeVisible();
  expect(await readFile(saved)).toEqual(sampleDocx);
  await expect(workstation.dialog).toHaveCount(0);
});

test('R-F06 the plate’s picture and the holder’s stand with the alarm, named, are enlarged and saved', async ({
  site,
  folder,
  openWorkstation,
}) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('operador1');
  const picture = (name: string, text: string) => ({
    name,
    contentType: 'image/png',
    base64: platePicture(text),
  });
  await site.post(
    '/ingest/v1/events',
    deviceEvent('lpr.plate', 'camara-acceso-norte', {
      plate: { text: '6660DMN', countryId: 'ES', image: 'recorte' },
      images: [picture('vista general', '0000XXX'), picture('recorte', '6660DMN')],
    }),
  );
  await expect(workstation.rows).toHaveCount(1);
  await site.post(
    '/ingest/v1/events',
    deviceEvent('access.denied', 'lector-vestibulo', {
      cardholder: { name: 'Titular de prueba', card: '100200', image: 'retrato' },
      images: [picture('retrato', '7777TTT')],
    }),
  );
  await expect(workstation.rows).toHaveCount(2);

  const { details, dialog } = workstation;
  await workstation.row('6660DMN').click();
  const images = details.getByRole('region', { name: 'Información adicional' }).getByRole('img');
  await expect(images).toHaveCount(2);
  // The plate first, whatever the order they came in.
  await expect(images.first()).toHaveAccessibleName('Imagen de la matrícula 6660DMN');
  for (const image of await images.all()) {
    await expect.poll(() => image.evaluate(isDrawn)).toBe(true);
  }
  await images.first().click();
  await expect(dialog.getByRole('img', { name: 'Imagen de la matrícula 6660DMN' })).toBeVisible();
  const saved = join(folder, 'matricula.png');
  await workstation.answerSaveDialog(saved);
  await dialog.getByRole('button', { name: 'Guardar el archivo' }).click();
  await expect(workstation.window.getByText('Archivo guardado')).toBeVisible();
  expect(await readFile(saved)).toEqual(Buffer.from(platePicture('6660DMN'), 'base64'));
  await workstation.window.keyboard.press('Escape');

  await workstation.row('Acceso denegado').click();
  const holder = details.getByRole('img', { name: 'Imagen del titular' });
  await expect.poll(() => holder.evaluate(isDrawn)).toBe(true);
  await expect(details).toContainText('Titular de prueba');
});

/** The share of a drawn page that is dark, 0–1. */
function darkShare(canvas: ReturnType<Workstation['dialog']['locator']>): Promise<number> {
  return canvas.evaluate((element: HTMLCanvasElement) => {
    const pen = element.getContext('2d');
    if (!pen || element.width === 0) return 0;
    const { data } = pen.getImageData(0, 0, element.width, element.height);
    let dark = 0;
    // Nothing is drawn yet where a pixel is transparent.
    for (let at = 0; at < data.length; at += 4)
      if ((data[at] ?? 255) < 100 && data[at + 3] === 255) dark += 1;
    return dark / (data.length / 4);
  });
}
