import { expect, type Locator } from '@playwright/test';
import type { Workstation } from './workstation.ts';

/** Brings a section of the settings to the front, in either language. */
export async function openSection({ window }: Workstation, section: RegExp): Promise<void> {
  await window.getByRole('button', { name: /^(Configuración|Settings)$/ }).click();
  await window
    .getByRole('navigation', { name: /^(Secciones de la configuración|Sections of the settings)$/ })
    .getByRole('button', { name: section })
    .click();
}

/** The rows of a section's list, by a text that they show. */
export function itemRow({ window }: Workstation, text: string | RegExp): Locator {
  return window.locator('[role=row][data-item]').filter({ hasText: text });
}

/** Saves the form in front and waits until the site has it. */
export async function save({ window }: Workstation, name: string): Promise<void> {
  await window.getByRole('button', { name: /^(Guardar|Save)$/ }).click();
  await expect(window.getByText(new RegExp(`^(Guardado|Saved): ${name}$`))).toBeVisible();
}

/** Brings a section of the settings to the front by its whole name, and answers the region that it fills. */
export async function showSection(workstation: Workstation, name: string): Promise<Locator> {
  await openSection(workstation, new RegExp(`^${name}$`));
  const section = workstation.window.getByRole('region', { name, exact: true });
  await expect(section).toBeVisible();
  return section;
}
