import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { itemRow, openSection } from '../e2e/settings.ts';
import type { Workstation } from '../e2e/workstation.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

async function picture({ window }: Workstation, name: string): Promise<void> {
  await window.evaluate(() => document.fonts.ready);
  await window.screenshot({ path: join(folder, `settings-${name}.png`), animations: 'disabled' });
}

for (const [language, title] of [
  ['es', 'Español'],
  ['en', 'English'],
] as const) {
  for (const [theme, themeTitle] of [
    ['dark', 'Oscuro'],
    ['light', 'Claro'],
  ] as const) {
    test(`pictures of the procedures: ${language}, ${theme}`, async ({ openWorkstation }) => {
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      await workstation.signIn('admin');
      await window.getByRole('button', { name: /admin/ }).first().click();
      await workstation.choose(themeTitle);
      await workstation.choose(title);
      await window.keyboard.press('Escape');
      await openSection(workstation, /^(Procedimientos|Procedures)$/);
      await expect(itemRow(workstation, 'Intrusión')).toBeVisible();
      for (const [width, height] of [
        [1280, 800],
        [2560, 1440],
      ] as const) {
        await window.setViewportSize({ width, height });
        await picture(workstation, `${language}-${theme}-${width}-procedures`);
      }
      await itemRow(workstation, 'Intrusión').click();
      await expect(
        window.getByRole('region', { name: /^(Procedimiento de respuesta|Response procedure)$/ }),
      ).toBeVisible();
      for (const [width, height] of [
        [1280, 800],
        [2560, 1440],
      ] as const) {
        await window.setViewportSize({ width, height });
        await picture(workstation, `${language}-${theme}-${width}-procedure`);
      }
    });
  }
}
