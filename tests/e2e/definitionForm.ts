import { expect, type Locator, type Page } from '@playwright/test';
import { alarmsOf } from './restApi.ts';
import { openSection } from './settings.ts';
import type { SiteProcess } from './siteProcess.ts';
import type { Workstation } from './workstation.ts';

/** Opens an empty alarm definition as the administrator, at a workstation of its own. */
export async function openNewAlarm(
  openWorkstation: (seat: string) => Promise<Workstation>,
): Promise<{ readonly workstation: Workstation; readonly window: Page }> {
  const workstation = await openWorkstation('seat');
  const { window } = workstation;
  await workstation.signIn('admin');
  await openSection(workstation, /^Alarmas$/);
  await window.getByRole('button', { name: 'Nueva alarma' }).click();
  await expect(window.getByRole('form', { name: 'Nueva alarma' })).toBeVisible();
  return { workstation, window };
}

/** Opens a picker of several and answers its list. */
export async function openPicker({ window }: Workstation, field: string): Promise<Locator> {
  await window.getByRole('form').getByRole('button', { name: field, exact: true }).click();
  const list = window.getByRole('dialog', { name: field });
  await expect(list.getByRole('combobox')).toBeFocused();
  return list;
}

/** Chooses several in a picker, and closes it. */
export async function pick(workstation: Workstation, field: string, ...names: string[]): Promise<void> {
  const { window } = workstation;
  const list = await openPicker(workstation, field);
  for (const name of names) {
    await list.getByRole('combobox').fill(name);
    await list
      .getByRole('option')
      .filter({ has: window.getByText(name, { exact: true }) })
      .click();
  }
  await list.getByRole('combobox').fill('');
  await window.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
}

/** What is chosen in a picker, as it stands in the field. */
export function picked({ window }: Workstation, field: string): Locator {
  return window.getByRole('grid', { name: field, exact: true }).getByRole('row');
}

/** Chooses one of a list that opens. */
export async function choose({ window }: Workstation, field: string, option: string): Promise<void> {
  await window
    .getByRole('form')
    .getByRole('button', { name: new RegExp(`${field}$`) })
    .click();
  await window.getByRole('option', { name: option }).click();
}

/** The fields of a criterion by its place in the tree. */
export function criterion({ window }: Workstation, place: string) {
  const at = window.locator(`[data-place="${place}"]`);
  return {
    at,
    parameter: at.getByLabel('Parámetro'),
    operator: at.getByLabel('Expresión'),
    value: at.getByLabel('Valor'),
  };
}

/** The names of the open alarms that a user sees, by REST. */
export async function alarmNames(site: SiteProcess, user: string): Promise<readonly string[]> {
  return (await alarmsOf(site, user)).map(({ name }) => name);
}

interface Stored {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

/** An item of the configuration as the server keeps it, by its name. */
export async function storedItem(
  site: SiteProcess,
  collection: string,
  name: string,
): Promise<Stored & Record<string, unknown>> {
  const ask = await site.as('admin');
  const { items } = (await (await ask(`/api/v1/${collection}`)).json()) as {
    items: readonly (Stored & Record<string, unknown>)[];
  };
  const item = items.find((each) => each.name === name);
  if (!item) throw new Error(`no ${collection} of the name ${name}`);
  return item;
}

/** Changes an item of the configuration by REST, as another administrator would. */
export async function change(
  site: SiteProcess,
  collection: string,
  name: string,
  changes: object,
): Promise<void> {
  const ask = await site.as('admin');
  const { id, version, usedBy: _usedBy, ...body } = await storedItem(site, collection, name);
  const answer = await ask(`/api/v1/${collection}/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ ...body, ...changes }),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Brings the site to a licence tier. */
export async function useTier(site: SiteProcess, tier: 'pro' | 'enterprise'): Promise<void> {
  const ask = await site.as('admin');
  const { version, ...body } = (await (await ask('/api/v1/site')).json()) as { version: number };
  const answer = await ask('/api/v1/site', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify({ ...body, tier }),
  });
  expect(answer.status).toBe(200);
}
