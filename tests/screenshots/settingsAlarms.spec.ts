import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deviceEvent } from '../e2e/bodies.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { itemRow, openSection } from '../e2e/settings.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

const texts = {
  es: {
    title: 'Español',
    section: 'Alarmas',
    site: 'Intruso en el muelle',
    partner: 'Matrícula en lista negra',
    test: 'Probar',
    back: 'Volver a Alarmas',
    add: 'Añadir acción',
  },
  en: {
    title: 'English',
    section: 'Alarms',
    site: 'Intruso en el muelle',
    partner: 'Matrícula en lista negra',
    test: 'Test',
    back: 'Back to Alarms',
    add: 'Add action',
  },
} as const;

for (const language of ['es', 'en'] as const) {
  for (const [theme, themeTitle] of [
    ['dark', 'Oscuro'],
    ['light', 'Claro'],
  ] as const) {
    test(`pictures of Settings, Alarms: ${language}, ${theme}`, async ({ site, openWorkstation }) => {
      for (const camera of ['camara-muelle-3', 'camara-muelle-5', 'camara-muelle-3']) {
        await site.post('/ingest/v1/events', deviceEvent('camera.motion', camera));
      }
      const words = texts[language];
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      const picture = async (name: string) => {
        for (const [width, height] of [
          [1280, 800],
          [2560, 1440],
        ] as const) {
          await window.setViewportSize({ width, height });
          await window.evaluate(() => document.fonts.ready);
          const path = join(folder, `alarms-${language}-${theme}-${name}-${width}.png`);
          await window.screenshot({ path, animations: 'disabled' });
        }
        await window.setViewportSize({ width: 1280, height: 800 });
      };
      await workstation.signIn('admin');
      await window.getByRole('button', { name: /admin/ }).first().click();
      await workstation.choose(themeTitle);
      await workstation.choose(words.title);
      await window.keyboard.press('Escape');
      await openSection(workstation, new RegExp(`^${words.section}$`));
      await expect(window.getByRole('grid').getByText(words.site)).toBeVisible();
      await picture('list');

      await itemRow(workstation, words.site).click();
      await expect(window.getByRole('form', { name: words.site })).toBeVisible();
      await window.getByRole('button', { name: words.test, exact: true }).click();
      await expect(window.getByText(/^(Habría elevado|Would have raised)/)).toBeVisible();
      await picture('site');
      await window.getByRole('button', { name: words.back }).click();

      await itemRow(workstation, words.partner).first().click();
      await expect(window.getByRole('form', { name: words.partner })).toBeVisible();
      await picture('partner');
      await window.getByRole('button', { name: words.add }).scrollIntoViewIfNeeded();
      await picture('partner-end');
    });
  }
}
