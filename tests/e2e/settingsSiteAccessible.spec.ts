import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { showSection } from './settings.ts';

/** What axe finds in a window, each with the elements that it is about. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

for (const theme of ['Oscuro', 'Claro'] as const) {
  test(`R-J04 axe finds nothing in my settings, schedules, resources, partners and the site (${theme})`, async ({
    openWorkstation,
  }) => {
    // axe walks six whole screens.
    test.slow();
    const workstation = await openWorkstation('seat');
    const { window } = workstation;
    await workstation.signIn('admin');
    await showSection(workstation, 'Mis preferencias');
    await workstation.choose(theme);
    expect(await findings(window)).toEqual([]);

    const schedules = await showSection(workstation, 'Horarios');
    await schedules.getByRole('row').filter({ hasText: 'Noches' }).click();
    await expect(schedules.getByLabel('Lunes', { exact: true })).toBeVisible();
    await schedules.getByRole('button', { name: 'Añadir fecha' }).click();
    expect(await findings(window)).toEqual([]);
    await schedules.getByRole('button', { name: 'Quitar la excepción 1' }).click();

    const resources = await showSection(workstation, 'Recursos');
    await expect(resources.getByRole('row').nth(3)).toBeVisible();
    expect(await findings(window)).toEqual([]);
    await resources.getByRole('row').filter({ hasText: 'Puerta del vestíbulo' }).click();
    await expect(resources.getByLabel('Nombres en los eventos')).toBeVisible();
    expect(await findings(window)).toEqual([]);

    const partners = await showSection(workstation, 'Socios de integración');
    await partners.getByRole('row').nth(1).click();
    await expect(partners.getByLabel('CloudEvents', { exact: true })).toBeVisible();
    expect(await findings(window)).toEqual([]);

    const place = await showSection(workstation, 'Sitio');
    await expect(place.getByRole('combobox', { name: 'Zona horaria' })).toBeVisible();
    expect(await findings(window)).toEqual([]);
  });
}
