import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceEvent } from '../e2e/bodies.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { HeldList } from '../e2e/heldList.ts';
import { PlayerOnScreen } from '../e2e/players.ts';
import { changeVideo, deadRecorder } from '../e2e/siteConfiguration.ts';
import { SiteProcess } from '../e2e/siteProcess.ts';
import type { Workstation } from '../e2e/workstation.ts';
import { looks, picture } from './pictures.ts';

const screen = '{1280x800 label=Screen}';
const threeScreens = `${screen}{1280,0 1600x900 label=Desk}{2880,0 2560x1440 label=Wall}`;

/** The look that a test is about, chosen in the menu of whoever is signed in. */
async function chooseLook(workstation: Workstation, words: readonly string[]): Promise<void> {
  await workstation.openMenu();
  for (const word of words) await workstation.choose(word);
  await workstation.window.keyboard.press('Escape');
}

/** The look before anybody has signed in, who could choose it. */
async function showIn(workstation: Workstation, theme: string): Promise<void> {
  await workstation.window.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
}

for (const { language, theme, words } of looks) {
  const look = `${language}-${theme}`;

  test(`pictures of an unexpected end and of waiting for the first list: ${look}`, async ({
    site,
    openWorkstation,
  }) => {
    const way = new HeldList(site.address);
    const server = await way.start();
    const seat = await openWorkstation('seat', {
      site: ['--server', server, '--after-failure'],
      language,
      screens: screen,
    });
    const { window } = seat;
    await expect(window.getByRole('button', { name: /^(Entendido|Understood)$/ })).toBeVisible();
    await showIn(seat, theme);
    await picture(seat, `moment-restarted-${look}`);
    await window.getByLabel(/^(Usuario|User)$/).fill('operador1');
    await window.getByLabel(/^(Contraseña|Password)$/).fill('valerus-demo');
    await window.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
    await expect(window.getByText(/^(Cargando las alarmas|Loading the alarms)…$/)).toBeVisible();
    await showIn(seat, theme);
    await picture(seat, `moment-loading-${look}`);
    way.close();
    await expect(
      window.getByText(/^(La lista no se ha podido cargar|The list could not be loaded)$/),
    ).toBeVisible();
    await picture(seat, `moment-unreachable-${look}`);
  });

  test(`pictures of another certificate than the accepted one: ${look}`, async ({
    folder,
    openWorkstation,
  }) => {
    const site = new SiteProcess(join(folder, 'secure'), ['--tls', 'self']);
    await site.start();
    const seat = await openWorkstation('seat', { site: ['--server', site.address], screens: screen });
    const { window, dialog } = seat;
    const compare = window.getByRole('button', { name: /^(Comparar|Compare)…$/ });
    await compare.click();
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button').last().click();
    await seat.signIn('operador1');
    await chooseLook(seat, words);
    await site.stop();
    await rm(join(folder, 'secure/tls'), { recursive: true });
    await site.start();
    await expect(compare).toBeVisible({ timeout: 40_000 });
    await picture(seat, `moment-certificate-${look}`);
    await compare.click();
    await dialog.getByRole('checkbox').check();
    await picture(seat, `moment-certificate-dialog-${look}`);
    await site.stop();
  });

  test(`pictures of players, of a dead recorder and of three monitors: ${look}`, async ({
    site,
    openWorkstation,
    expectedErrors,
  }) => {
    expectedErrors.push(/50[24]/);
    await changeVideo(site, 'demo-camara-campa', deadRecorder);
    const seat = await openWorkstation('seat', { screens: threeScreens });
    const { window } = seat;
    await window.setViewportSize({ width: 1280, height: 800 });
    await seat.signIn('operador1');
    await chooseLook(seat, words);
    await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
    await seat.row(/Intruso en el muelle/).click();
    const [first, second] = [new PlayerOnScreen(window, 1), new PlayerOnScreen(window, 2)];
    await expect(first.root).toHaveAttribute('data-phase', 'playing');
    await expect(second.root).toHaveAttribute('data-phase', 'failed');
    await picture(seat, `moment-no-picture-${look}`);
    for (const [player, name] of [
      [first, 'full-screen'],
      [second, 'full-screen-no-picture'],
    ] as const) {
      await player.root.focus();
      await window.keyboard.press('f');
      await expect.poll(() => player.root.evaluate((root) => document.fullscreenElement === root)).toBe(true);
      await picture(seat, `moment-${name}-${look}`);
      await window.keyboard.press('f');
      await expect.poll(() => player.root.evaluate(() => document.fullscreenElement)).toBeNull();
    }
    await window.getByRole('button', { name: /^(Llevar las alarmas|Move the alarms)/ }).click();
    await expect(window.getByRole('menuitem').first()).toBeVisible();
    await picture(seat, `moment-monitors-${look}`);
  });
}
