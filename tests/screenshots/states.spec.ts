import { platePicture } from '../../src/server/demo/platePicture.ts';
import { deviceEvent, plateDefinition, rekorGroup } from '../e2e/bodies.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { alarmsOf, command } from '../e2e/restApi.ts';
import { changeSite, create, deviceDefinition, idsOf, step, upload } from '../e2e/siteConfiguration.ts';
import type { SiteProcess } from '../e2e/siteProcess.ts';
import { pdfOf } from '../helpers/pdfDocument.ts';
import { looks, picture } from './pictures.ts';

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

for (const { language, theme, words } of looks) {
  test(`pictures of the states of the alarms: ${language}, ${theme}`, async ({
    site,
    openWorkstation,
    expectedErrors,
  }) => {
    test.slow();
    expectedErrors.push(/^response: (503|404) \S+\/media\//, /^console: .* status of (503|404)/);
    await withDocuments(site);
    const workstation = await openWorkstation('seat');
    const { window, rows, dialog, details } = workstation;
    const { keyboard } = window;
    await window.setViewportSize({ width: 1280, height: 800 });
    await workstation.signIn('operador1');
    await workstation.openMenu();
    for (const word of words) await workstation.choose(word);
    await keyboard.press('Escape');
    const shot = (name: string) => picture(workstation, `state-${name}-${language}-${theme}`);
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
    await shot('no-cameras');
    await workstation.row('1002').click();
    await expect(details.getByRole('img').first()).toBeVisible();
    await shot('cardholder');
    await keyboard.press('y');
    await expect(details.getByRole('listitem').first()).toBeVisible();
    await shot('history');
    await keyboard.press('y');
    await details.getByRole('button', { name: /^(Imagen|Picture)/ }).click();
    await expect(dialog.getByRole('img')).toBeVisible();
    await shot('enlarged');
    await keyboard.press('Escape');

    await workstation.row('1003').click();
    await keyboard.press('h');
    await expect(workstation.row('1003')).toContainText('operador1');
    await shot('documents');
    await details.getByRole('button', { name: /pdf$/ }).click();
    await expect(dialog.getByRole('article').first()).toContainText('Plan');
    await shot('pdf');
    await keyboard.press('Escape');
    await details.getByRole('checkbox').nth(1).click();
    await dialog.locator('button[type=submit]').click();
    await shot('comment');
    await keyboard.press('Escape');

    await keyboard.press('a');
    await expect(dialog.getByRole('listbox')).toBeVisible();
    await shot('assign');
    await keyboard.press('Escape');
    await keyboard.press('?');
    await shot('keys');
    await keyboard.press('Escape');
    await keyboard.press('/');
    await keyboard.type('nada');
    await expect(rows).toHaveCount(0);
    await shot('filtered');
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
    await shot('bulk');
    await window.setViewportSize({ width: 640, height: 400 });
    await shot('zoom-list');
    await details.scrollIntoViewIfNeeded();
    await shot('zoom-details');
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
    await shot('taken');
    await keyboard.press('Escape');
    await command(site, 'operador2', {
      name: 'alarm.close',
      alarm: await numberOf(1002),
      args: { reason: 'handled' },
    });
    await expect(details.getByRole('status').first()).toBeVisible();
    await shot('closed-elsewhere');

    await changeSite(site, { tier: 'pro' });
    await workstation.row('1001').click();
    await shot('pro');
    await changeSite(site, { tier: 'enterprise' });
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
    await picture(alarms, `state-second-window-${language}-${theme}`);
    await shot('elsewhere');
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
    await shot('link-down');
  });
}
