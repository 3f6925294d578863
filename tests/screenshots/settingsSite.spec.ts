import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../e2e/fixtures.ts';
import { showSection } from '../e2e/settings.ts';
import type { Workstation } from '../e2e/workstation.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

const words = {
  es: {
    title: 'Español',
    mine: 'Mis preferencias',
    schedules: 'Horarios',
    always: 'Siempre',
    back: /^Volver a/,
    addDate: 'Añadir fecha',
    resources: 'Recursos',
    partners: 'Socios de integración',
    token: 'Emitir otro token',
    site: 'Sitio',
    backup: 'Hacer una copia ahora',
    backups: 'Copias de seguridad',
  },
  en: {
    title: 'English',
    mine: 'My settings',
    schedules: 'Schedules',
    always: 'Always',
    back: /^Back to/,
    addDate: 'Add a date',
    resources: 'Resources',
    partners: 'Integration partners',
    token: 'Issue another token',
    site: 'Site',
    backup: 'Make a backup now',
    backups: 'Backups',
  },
} as const;

for (const language of ['es', 'en'] as const) {
  for (const [theme, themeTitle] of [
    ['dark', 'Oscuro'],
    ['light', 'Claro'],
  ] as const) {
    test(`pictures of schedules, resources, partners, site and my settings: ${language}, ${theme}`, async ({
      openWorkstation,
    }) => {
      test.slow();
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      const text = words[language];
      const take = async (name: string) => {
        for (const [width, height] of [
          [1280, 800],
          [2560, 1440],
        ] as const) {
          await window.setViewportSize({ width, height });
          await picture(workstation, `settings-${name}-${language}-${theme}-${width}`);
        }
      };
      await workstation.signIn('admin');
      await window.getByRole('button', { name: /admin/ }).first().click();
      await workstation.choose(themeTitle);
      await workstation.choose(text.title);
      await window.keyboard.press('Escape');

      await showSection(workstation, text.mine);
      await take('mine');

      const schedules = await showSection(workstation, text.schedules);
      await expect(schedules.getByRole('row').nth(1)).toBeVisible();
      await take('schedules');
      await schedules.getByRole('row').filter({ hasText: text.always }).click();
      await expect(schedules.getByRole('heading', { name: text.always })).toBeVisible();
      await take('always');
      await schedules.getByRole('button', { name: text.back }).click();
      await schedules.getByRole('row').filter({ hasText: 'Noches' }).click();
      await schedules.getByRole('button', { name: text.addDate }).click();
      await schedules.getByRole('textbox').nth(2).fill('22-6');
      await take('schedule');
      await schedules.getByRole('textbox').nth(2).fill('0-6, 22-24');

      await leaveTo(workstation, text.resources);
      const resources = window.getByRole('region', { name: text.resources, exact: true });
      await expect(resources.getByRole('row').nth(5)).toBeVisible();
      await take('resources');
      await resources.getByRole('row').filter({ hasText: 'Muelle 3' }).click();
      await expect(resources.getByRole('figure')).toHaveAttribute('data-phase', 'playing');
      await take('resource');

      const partners = await showSection(workstation, text.partners);
      await expect(partners.getByRole('row').nth(1)).toBeVisible();
      await take('partners');
      await partners.getByRole('row').nth(1).click();
      await expect(partners.getByRole('button', { name: text.token })).toBeVisible();
      await take('partner');
      await partners.getByRole('button', { name: text.token }).click();
      await workstation.dialog.getByRole('button', { name: text.token }).click();
      await expect(workstation.dialog.getByRole('note')).toBeVisible();
      await take('token');
      await window.keyboard.press('Escape');

      const place = await showSection(workstation, text.site);
      await place.getByRole('button', { name: text.backup }).click();
      await expect(place.getByRole('list', { name: text.backups })).toBeVisible();
      await take('site');
      await window.setViewportSize({ width: 1280, height: 800 });
      await place.getByRole('list', { name: text.backups }).scrollIntoViewIfNeeded();
      await take('site-foot');
    });
  }
}

/** Gives up what was typed. */
async function leaveTo(workstation: Workstation, section: string): Promise<void> {
  await workstation.window.getByRole('button', { name: section, exact: true }).first().click();
  await workstation.dialog.getByRole('button').first().click();
}

async function picture(workstation: Workstation, name: string): Promise<void> {
  await workstation.window.evaluate(() => document.fonts.ready);
  await workstation.window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
