import { expect, type Locator, type Page } from '@playwright/test';
import type { WorkstationProcess } from './workstationProcess.ts';

/** A workstation as its operator meets it: by names and roles, mostly in Spanish, the language that the tests start in. */
export class Workstation {
  readonly #process: WorkstationProcess;

  readonly #page: Page;

  constructor(process: WorkstationProcess, page: Page = process.console) {
    this.#process = process;
    this.#page = page;
  }

  /** The console window, or the one that `alarmsWindow` answered. */
  get window(): Page {
    return this.#page;
  }

  /** The same workstation as it is met in its alarms window. */
  async alarmsWindow(): Promise<Workstation> {
    return new Workstation(this.#process, await this.#process.alarmsWindow());
  }

  /** The same workstation after its page has died, where a test can make it. */
  async consoleAgain(): Promise<Workstation> {
    const page = await this.#process.consoleAgain?.();
    return page ? new Workstation(this.#process, page) : this;
  }

  /** The stand-in's test control; `null` on Electron. */
  get standIn(): WorkstationProcess['standIn'] {
    return this.#process.standIn;
  }

  get list(): Locator {
    return this.window.getByRole('grid', { name: /^(Lista de alarmas|Alarm list)$/ });
  }

  /** The row of an alarm, by a text that it shows. */
  row(text: string | RegExp): Locator {
    return this.list.getByRole('row').filter({ hasText: text });
  }

  /** The rows of alarms, without the header's. */
  get rows(): Locator {
    return this.list.locator('[role=row][data-alarm]');
  }

  get details(): Locator {
    return this.window.getByRole('region', { name: /^(Detalles de la alarma|Details of alarm)/ });
  }

  /** The menu behind the user's name. */
  async openMenu(): Promise<void> {
    await this.window
      .getByRole('button', { name: /operador/ })
      .first()
      .click();
  }

  /** Chooses one of the menu's radio buttons by what is written on it. */
  async choose(option: string): Promise<void> {
    await this.window.locator('label').filter({ hasText: option }).click();
    await expect(this.window.getByRole('radio', { name: option })).toBeChecked();
  }

  get dialog(): Locator {
    return this.window.getByRole('dialog');
  }

  get search(): Locator {
    return this.window.getByRole('textbox', { name: 'Buscar por ID, nombre o tipo' });
  }

  filter(name: RegExp): Locator {
    return this.window.getByRole('group', { name: 'Filtros' }).getByRole('button', { name });
  }

  get closeAlarm(): Locator {
    return this.details.getByRole('button', { name: /^(Cerrar alarma|Close alarm)/ });
  }

  /** Signs in through the form and waits for the list; a very long one takes longer than tests wait. */
  async signIn(user: string, password = 'valerus-demo', timeout?: number): Promise<void> {
    await this.window.getByLabel(/^(Usuario|User)$/).fill(user);
    await this.window.getByLabel(/^(Contraseña|Password)$/).fill(password);
    await this.window.getByRole('button', { name: /^(Entrar|Sign in)$/ }).click();
    await this.isLive(timeout);
  }

  /** Waits until the list is the server's: after an outage the next attempt may be half a minute away. */
  async isLive(timeout = 40_000): Promise<void> {
    await expect(this.window.getByText(/^(En vivo|Live)$/)).toBeVisible({ timeout });
  }

  /** Takes an alarm by its row's button. */
  async handle(text: string | RegExp): Promise<void> {
    await this.row(text)
      .getByRole('button', { name: /^(Manejar|Handle)/ })
      .click();
  }

  /** Counts the pings that sound from now on. */
  async countPings(): Promise<() => Promise<number>> {
    await this.window.evaluate(() => {
      document.documentElement.dataset.pings = '0';
      document.addEventListener('valerus-ping', () => {
        const heard = Number(document.documentElement.dataset.pings);
        document.documentElement.dataset.pings = String(heard + 1);
      });
    });
    return () => this.window.evaluate(() => Number(document.documentElement.dataset.pings));
  }

  log(): string {
    return this.#process.log();
  }

  badge(): Promise<number> {
    return this.#process.badge();
  }

  turnAway(): Promise<void> {
    return this.#process.turnAway();
  }

  turnBack(): Promise<void> {
    return this.#process.turnBack();
  }

  answerSaveDialog(file: string): Promise<void> {
    return this.#process.answerSaveDialog(file);
  }

  hasEnded(): boolean {
    return this.#process.hasEnded();
  }

  killHard(): Promise<void> {
    return this.#process.killHard();
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
