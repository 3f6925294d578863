import { deviceEvent, rekorGroup } from '../e2e/bodies.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { alarmsOf, command } from '../e2e/restApi.ts';
import type { SiteProcess } from '../e2e/siteProcess.ts';
import { looks, picture } from './pictures.ts';

/** A quarter of an hour of a shift: what is new, taken by others, half done and closed. */
async function raiseAShift(site: SiteProcess): Promise<void> {
  const happenings: readonly (readonly [type: string, subject: string])[] = [
    ['storage.failure', 'disco-grabador-1'],
    ['camera.video-lost', 'camara-campa'],
    ['access.denied', 'lector-almacen'],
    ['camera.motion', 'camara-muelle-5'],
    ['door.held', 'puerta-vestibulo'],
    ['camera.tampering', 'camara-aparcamiento'],
  ];
  for (const [type, subject] of happenings) {
    await site.post('/ingest/v1/events', deviceEvent(type, subject));
  }
  await site.post('/ingest/v1/lpr/rekor', rekorGroup('6660DMN'));
  await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
  await site.post('/ingest/v1/events', deviceEvent('door.forced', 'puerta-almacen'));
  const open = await alarmsOf(site, 'operador2');
  for (const alarm of open.filter(({ number }) => number === 1002 || number === 1005)) {
    await command(site, 'operador2', { name: 'alarm.handle', alarm: alarm.id });
  }
}

for (const { language, theme, words } of looks) {
  test(`pictures of the console window: ${language}, ${theme}`, async ({
    site,
    openWorkstation,
    expectedErrors,
  }) => {
    expectedErrors.push(/^response: 503 \S+\/media\//, /^console: .* status of 503/);
    const workstation = await openWorkstation('seat');
    const { window } = workstation;
    await workstation.signIn('operador1');
    await workstation.openMenu();
    for (const word of words) await workstation.choose(word);
    await picture(workstation, `${language}-${theme}-menu`);
    await window.keyboard.press('Escape');
    await picture(workstation, `${language}-${theme}-empty`);

    await raiseAShift(site);
    await expect(workstation.rows).toHaveCount(9);
    const plate = workstation.row('6660DMN');
    await plate.click();
    await window.keyboard.press('h');
    await expect(plate).toContainText('operador1');
    const steps = window.getByRole('region', { name: /procedimiento|procedure/i }).getByRole('checkbox');
    await steps.first().click();
    await expect(steps).toHaveCount(4);
    await expect(window.locator('video')).toHaveCount(2);
    for (const [width, height] of [
      [1280, 800],
      [1600, 900],
      [2560, 1440],
    ] as const) {
      await window.setViewportSize({ width, height });
      await picture(workstation, `${language}-${theme}-${width}`);
    }
    await window.setViewportSize({ width: 1600, height: 900 });
    await workstation.row('1003').click();
    await window.keyboard.press('h');
    await expect(workstation.row('1003')).toContainText('operador1');
    await window.keyboard.press('c');
    await expect(workstation.dialog).toBeVisible();
    await window.keyboard.press('3');
    await window.keyboard.press('Enter');
    await picture(workstation, `${language}-${theme}-closing`);
    await window.keyboard.press('Escape');

    await site.stop();
    await expect(window.getByRole('note')).toBeVisible();
    await window.keyboard.press('n');
    await window.keyboard.press('h');
    await picture(workstation, `${language}-${theme}-link-down`);
  });
}

test('pictures of signing in', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await expect(workstation.window.getByLabel('Usuario')).toBeVisible();
  await picture(workstation, 'es-dark-sign-in');
});
