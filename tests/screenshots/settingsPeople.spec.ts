import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { itemRow, openSection } from '../e2e/settings.ts';
import type { Workstation } from '../e2e/workstation.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

/** One picture at each width that the screens are looked at. */
async function pictures({ window }: Workstation, name: string): Promise<void> {
  await window.evaluate(() => document.fonts.ready);
  for (const [width, height] of [
    [1280, 800],
    [2560, 1440],
  ] as const) {
    await window.setViewportSize({ width, height });
    await window.screenshot({ path: join(folder, `settings-${name}-${width}.png`), animations: 'disabled' });
  }
}

for (const [language, title] of [
  ['es', 'Español'],
  ['en', 'English'],
] as const) {
  for (const [theme, themeTitle] of [
    ['dark', 'Oscuro'],
    ['light', 'Claro'],
  ] as const) {
    test(`pictures of users and roles: ${language}, ${theme}`, async ({ openWorkstation }) => {
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      await workstation.signIn('admin');
      await window.getByRole('button', { name: /admin/ }).first().click();
      await workstation.choose(themeTitle);
      await workstation.choose(title);
      await window.keyboard.press('Escape');
      const take = (name: string) => pictures(workstation, `${name}-${language}-${theme}`);
      await openSection(workstation, /^(Usuarios|Users)$/);
      await expect(itemRow(workstation, 'supervisor')).toContainText('Supervisores');
      await take('users');
      await itemRow(workstation, 'supervisor').click();
      await expect(window.getByRole('checkbox', { name: /^Supervisores/ })).toBeChecked();
      await take('user');
      await openSection(workstation, /^Roles$/);
      await expect(itemRow(workstation, 'Supervisores')).toBeVisible();
      await take('roles');
      await itemRow(workstation, 'Supervisores').click();
      await expect(window.getByRole('checkbox')).toHaveCount(6);
      await take('role');
      await window.keyboard.press('Alt+1');
    });
  }
}

test('pictures of what may only be looked at', async ({ openWorkstation }) => {
  const workstation = await openWorkstation('seat');
  await workstation.signIn('supervisor');
  await openSection(workstation, /^Roles$/);
  await itemRow(workstation, 'Supervisores').click();
  await expect(workstation.window.getByRole('checkbox')).toHaveCount(6);
  await pictures(workstation, 'role-read-only');
  await openSection(workstation, /^Procedimientos$/);
  await itemRow(workstation, 'Intrusión').click();
  await expect(workstation.window.getByRole('checkbox')).toHaveCount(1);
  await pictures(workstation, 'procedure-read-only');
});
