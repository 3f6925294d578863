import { expect, type Locator, type Page } from '@playwright/test';
import type { Workstation } from './workstation.ts';

/** The Search tab as its user meets it, in Spanish. */
export class SearchScreen {
  readonly workstation: Workstation;
  readonly window: Page;

  constructor(workstation: Workstation) {
    this.workstation = workstation;
    this.window = workstation.window;
  }

  /** Goes to the tab and waits for what can be chosen. */
  async open(): Promise<void> {
    await this.window.getByRole('button', { name: 'Buscar', exact: true }).first().click();
    await expect(this.form).toBeVisible();
  }

  get queries(): Locator {
    return this.window.getByRole('region', { name: 'Mis consultas' });
  }

  /** A saved query's line. */
  query(name: string): Locator {
    return this.queries.getByRole('listitem').filter({ hasText: name });
  }

  get form(): Locator {
    return this.window.getByRole('region', { name: 'Consulta', exact: true });
  }

  get name(): Locator {
    return this.form.getByRole('textbox', { name: 'Nombre' });
  }

  get results(): Locator {
    return this.window.getByRole('region', { name: 'Resultados' });
  }

  get rows(): Locator {
    return this.results.locator('[role=row][data-result]');
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  get details(): Locator {
    return this.window.getByRole('region', { name: /^Detalles d/ });
  }

  /** Searches with the form. */
  async search(): Promise<void> {
    await this.form.getByRole('button', { name: 'Buscar', exact: true }).click();
    await expect(this.results).toBeVisible();
  }

  async back(): Promise<void> {
    await this.results.getByRole('button', { name: 'Volver a la consulta' }).first().click();
    await expect(this.form).toBeVisible();
  }

  /** Chooses one of two radio buttons by what is written on it. */
  async choose(option: string): Promise<void> {
    await this.form.locator('label').filter({ hasText: option }).first().click();
  }

  /** Chooses one of a list that opens. */
  async select(label: string, option: string): Promise<void> {
    await this.form.getByRole('button', { name: new RegExp(label) }).click();
    await this.window.getByRole('option', { name: option, exact: true }).click();
  }

  /** Fills in a day and a time, key by key. */
  async fillInstant(label: string, keys: string): Promise<void> {
    const field = this.form.getByRole('group', { name: label });
    await field.getByRole('spinbutton').first().click();
    await this.window.keyboard.type(keys);
  }
}
