import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deviceEvent, rekorGroup } from '../e2e/bodies.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { alarmsOf, closeAsHandled } from '../e2e/restApi.ts';
import type { Workstation } from '../e2e/workstation.ts';

const folder = resolve(import.meta.dirname, '../../screenshots');
mkdirSync(folder, { recursive: true });

async function picture(workstation: Workstation, name: string): Promise<void> {
  await workstation.window.evaluate(() => document.fonts.ready);
  await workstation.window.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

for (const [language, title, words] of [
  [
    'es',
    'Español',
    {
      tab: 'Buscar',
      search: 'Buscar',
      save: 'Guardar',
      name: 'Nombre',
      period: 'Período',
      custom: 'Personalizado',
      back: 'Volver a la consulta',
      events: 'Eventos',
      history: 'Historial',
    },
  ],
  [
    'en',
    'English',
    {
      tab: 'Search',
      search: 'Search',
      save: 'Save',
      name: 'Name',
      period: 'Period',
      custom: 'Custom',
      back: 'Back to query',
      events: 'Events',
      history: 'History',
    },
  ],
] as const) {
  for (const [theme, themeTitle] of [
    ['dark', 'Oscuro'],
    ['light', 'Claro'],
  ] as const) {
    test(`pictures of the search: ${language}, ${theme}`, async ({ site, openWorkstation }) => {
      test.setTimeout(180_000);
      for (const plate of ['6660DMN', '4821KLM']) await site.post('/ingest/v1/lpr/rekor', rekorGroup(plate));
      for (let count = 0; count < 12; count += 1) {
        await site.post('/ingest/v1/events', deviceEvent('camera.motion', 'camara-muelle-3'));
      }
      await site.post(
        '/ingest/v1/events',
        deviceEvent('external.radar', 'camara-muelle-3', { message: 'Eco lento' }),
      );
      for (const alarm of await alarmsOf(site, 'supervisor')) await closeAsHandled(site, 'supervisor', alarm);
      const ask = await site.as('supervisor');
      for (const [name, isPublic] of [
        ['Cierres de la semana', false],
        ['Matrículas en lista negra', true],
      ] as const) {
        await ask('/api/v1/queries', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            name,
            isPublic,
            query: { in: isPublic ? 'events' : 'alarms', period: { days: 30 } },
          }),
        });
      }
      const workstation = await openWorkstation('seat');
      const { window } = workstation;
      await workstation.signIn('supervisor');
      await window.getByRole('button', { name: 'supervisor' }).first().click();
      await workstation.choose(themeTitle);
      await workstation.choose(title);
      await window.keyboard.press('Escape');
      const name = (what: string) => `search-${language}-${theme}-${what}`;
      await window.getByRole('button', { name: words.tab, exact: true }).first().click();
      await expect(window.getByText('Cierres de la semana')).toBeVisible();
      await window.setViewportSize({ width: 1280, height: 800 });
      await picture(workstation, name('form-1280'));
      const form = window.locator('form');
      await form.getByRole('button', { name: new RegExp(words.period) }).click();
      await window.getByRole('option', { name: words.custom }).click();
      await form.getByRole('button', { name: words.search, exact: true }).click();
      await window.locator('form [role=group] button').first().click();
      await expect(window.locator('table')).toBeVisible();
      await picture(workstation, name('calendar'));
      await window.keyboard.press('Escape');
      await form.getByRole('button', { name: new RegExp(words.period) }).click();
      await window.getByRole('option').nth(3).click();
      await form.getByRole('button', { name: words.search, exact: true }).click();
      const rows = window.locator('[role=row][data-result]');
      await expect(rows.first()).toBeVisible();
      await picture(workstation, name('results-1280'));
      await rows.filter({ hasText: 'LPR' }).first().click();
      await expect(window.locator('figure[data-phase=playing]').first()).toBeVisible({ timeout: 30_000 });
      await picture(workstation, name('alarm-1280'));
      await window.getByRole('tab', { name: words.history }).click();
      await window.setViewportSize({ width: 2560, height: 1440 });
      await expect(window.locator('figure[data-phase=playing]').first()).toBeVisible({ timeout: 30_000 });
      await picture(workstation, name('alarm-2560'));
      await window.getByRole('button', { name: words.back }).click();
      await form.locator('label').filter({ hasText: words.events }).first().click();
      await picture(workstation, name('form-2560'));
      await window.setViewportSize({ width: 1280, height: 800 });
      await form.getByRole('button', { name: words.search, exact: true }).click();
      await rows.filter({ hasText: 'radar' }).first().click();
      await expect(window.locator('figure[data-phase=playing]').first()).toBeVisible({ timeout: 30_000 });
      await picture(workstation, name('event-1280'));
    });
  }
}
