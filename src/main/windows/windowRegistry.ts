import type { BrowserWindow } from 'electron';
import type { WindowRole } from '../../shared/bridge/contract.ts';
import type { CallingWindow } from '../ipc/callAnswering.ts';

/** The windows that there are, and what each is for. */
export class WindowRegistry {
  readonly #windows = new Map<number, { readonly window: BrowserWindow; readonly role: WindowRole }>();

  add(window: BrowserWindow, role: WindowRole): void {
    const { id } = window.webContents;
    this.#windows.set(id, { window, role });
    // A page still says goodbye after its window has closed.
    window.webContents.once('destroyed', () => this.#windows.delete(id));
  }

  all(): readonly BrowserWindow[] {
    return [...this.#windows.values()].map(({ window }) => window).filter((window) => !window.isDestroyed());
  }

  /** The window with a role, where it is open. */
  of(role: WindowRole): BrowserWindow | null {
    const found = [...this.#windows.values()].find(
      (each) => each.role === role && !each.window.isDestroyed(),
    );
    return found?.window ?? null;
  }

  /** The window whose page has this id; `null` for a page that is in none of ours. */
  callingWindow(webContentsId: number): CallingWindow | null {
    const role = this.#windows.get(webContentsId)?.role;
    return role ? { id: webContentsId, role } : null;
  }
}
