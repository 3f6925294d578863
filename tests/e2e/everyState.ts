import { platePicture } from '../../src/server/demo/platePicture.ts';
import { pdfOf } from '../helpers/pdfDocument.ts';
import { deviceEvent, plateDefinition, rekorGroup } from './bodies.ts';
import { expect } from './fixtures.ts';
import { alarmsOf, command } from './restApi.ts';
import { changeSite, create, deviceDefinition, idsOf, step, upload } from './siteConfiguration.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

/** The players ask for pictures that nobody can send while the server is away, and say so themselves. */
export const awayErrors = [/^response: 503 \S+\/media\//, /^console: .* status of 503/];

/** Looks at one state of a window. */
type Visit = (name: string, workstation: Workstation) => Promise<void>;

/** A procedure with a PDF and a picture, on the sensor of the gate that leads to the yard. */
async function withDocuments(site: SiteProcess): Promise<void> {
  const attach = async (name: string, bytes: Buffer) => {
    const { file, contentType } = await upload(site, name, bytes);
    return { attachment: { file, name, contentType } };
  };
  const procedure = await create(site, 'procedures', {
    name: 'Con documentos',
    steps: [
      step('plan', 'Abrir el plan de evacuación.', {
        mustAcknowledge: true,
        ...(await attach('plan-de-evacuacion.pdf', pdfOf(['Plan de evacuacion', 'Salidas', 'Telefonos']))),
      }),
      step('plano', 'Comprobar la puerta en el plano y anotar quién acude.', {
        mustComment: true,
        ...(await attach(
          'plano de accesos, planta baja y exteriores.png',
          Buffer.from(platePicture('1234BCD'), 'base64'),
        )),
      }),
    ],
  });
  await create(
    site,
    'definitions',
    deviceDefinition(
      'Acceso concedido fuera de horario en la puerta de servicio de Levante',
      'access.granted',
      'demo-lector-levante',
      await idsOf(site, ['operador1', 'operador2']),
      { procedure: procedure.id, priority: 5 },
    ),
  );
  await create(site, 'definitions', plateDefinition('2222BBB', await idsOf(site, ['operador1'])));
}

/**
 * Brings the alarms into every state that an operator may meet, one after the other, and lets each be looked at: the pictures and axe
 * go the same way. It ends without a server.
 */
export async function walkThroughStates(
  site: SiteProcess,
  workstation: Workstation,
  words: readonly string[],
  visit: Visit,
): Promise<void> {
  await withDocuments(site);
  const { window, rows, dialog, details } = workstation;
  const { keyboard } = window;
  await window.setViewportSize({ width: 1280, height: 800 });
  await visit('sign-in', workstation);
  await workstation.signIn('operador1');
  await workstation.openMenu();
  for (const word of words) await workstation.choose(word);
  await visit('menu', workstation);
  await keyboard.press('Escape');
  await visit('empty', workstation);
  const raise = async (type: string, subject: string, data: object = {}) => {
    const before = await rows.count();
    await site.post('/ingest/v1/events', deviceEvent(type, subject, data));
    await expect(rows).toHaveCount(before + 1);
  };
  await raise('storage.failure', 'disco-grabador-1');
  await raise('access.denied', 'lector-vestibulo', {
    cardholder: { name: 'Titular de prueba', card: '100200', image: 'retrato' },
    images: [{ name: 'retrato', contentType: 'image/png', base64: platePicture('7777TTT') }],
  });
  await raise('access.granted', 'lector-levante');
  await raise('door.forced', 'puerta-almacen');

  await workstation.row('1001').click();
  await visit('no-cameras', workstation);
  await workstation.row('1002').click();
  await expect(details.getByRole('img').first()).toBeVisible();
  await visit('cardholder', workstation);
  await keyboard.press('y');
  await expect(details.getByRole('listitem').first()).toBeVisible();
  await visit('history', workstation);
  await keyboard.press('y');
  await details.getByRole('button', { name: /^(Imagen|Picture)/ }).click();
  await expect(dialog.getByRole('img')).toBeVisible();
  await visit('enlarged', workstation);
  await keyboard.press('Escape');

  await workstation.row('1003').click();
  await keyboard.press('h');
  await expect(workstation.row('1003')).toContainText('operador1');
  await visit('documents', workstation);
  await details.getByRole('button', { name: /pdf$/ }).click();
  await expect(dialog.getByRole('article').first()).toContainText('Plan');
  await visit('pdf', workstation);
  await keyboard.press('Escape');
  await details.getByRole('checkbox').nth(1).click();
  await dialog.locator('button[type=submit]').click();
  await visit('comment', workstation);
  await keyboard.press('Escape');

  await keyboard.press('a');
  await expect(dialog.getByRole('listbox')).toBeVisible();
  await visit('assign', workstation);
  await keyboard.press('Escape');
  await keyboard.press('?');
  await visit('keys', workstation);
  await keyboard.press('Escape');
  await keyboard.press('/');
  await keyboard.type('nada');
  await expect(rows).toHaveCount(0);
  await visit('filtered', workstation);
  await keyboard.press('Escape');
  await keyboard.press('Escape');

  // A colleague is faster, in three ways.
  const numberOf = async (number: number) =>
    (await alarmsOf(site, 'operador2')).find((alarm) => alarm.number === number)?.id ?? '';
  const [colleague = ''] = await idsOf(site, ['operador2']);
  await rows.filter({ hasText: '1002' }).focus();
  await keyboard.press('Control+a');
  await command(site, 'operador2', { name: 'alarm.handle', alarm: await numberOf(1004) });
  await expect(workstation.row('1004')).toContainText('operador2');
  await keyboard.press('Shift+H');
  await expect(workstation.row('1002')).toContainText('operador1');
  await expect(window.getByText(/hecho en|done for|done in/i).first()).toBeVisible();
  await visit('bulk', workstation);
  await window.setViewportSize({ width: 640, height: 400 });
  await visit('zoom-list', workstation);
  await details.scrollIntoViewIfNeeded();
  await visit('zoom-details', workstation);
  await window.setViewportSize({ width: 1280, height: 800 });
  await keyboard.press('Control+a');
  await workstation.row('1002').click();
  await keyboard.press('c');
  await expect(dialog).toBeVisible();
  await command(site, 'operador2', {
    name: 'alarm.assign',
    alarm: await numberOf(1002),
    args: { user: colleague },
  });
  await expect(dialog.getByRole('alert')).toBeVisible();
  await visit('taken', workstation);
  await keyboard.press('Escape');
  await command(site, 'operador2', {
    name: 'alarm.close',
    alarm: await numberOf(1002),
    args: { reason: 'handled' },
  });
  await expect(details.getByRole('status').first()).toBeVisible();
  await visit('closed-elsewhere', workstation);

  await changeSite(site, { tier: 'pro' });
  await workstation.row('1001').click();
  await visit('pro', workstation);
  await changeSite(site, { tier: 'enterprise' });
  // While the pointer is on the rows, new ones wait.
  await window.mouse.move(700, 2);
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('2222BBB'));
  await expect(workstation.row('2222BBB').first()).toBeVisible();

  await window
    .locator('button[data-place]')
    .or(window.getByRole('button', { name: /otra ventana|another window|own window/i }))
    .first()
    .click();
  const alarms = await workstation.alarmsWindow();
  await expect(alarms.rows.first()).toBeVisible();
  await alarms.window.setViewportSize({ width: 1280, height: 800 });
  await visit('second-window', alarms);
  await visit('elsewhere', workstation);
  await alarms.window
    .getByRole('button', { name: /principal|main window/i })
    .first()
    .click();
  await expect(rows.first()).toBeVisible();

  await site.stop();
  await expect(window.getByRole('note')).toBeVisible();
  await workstation.row('1005').click();
  await keyboard.press('h');
  await expect(workstation.row('1005')).toContainText(/guardado|kept|saved/i);
  await visit('link-down', workstation);
}
