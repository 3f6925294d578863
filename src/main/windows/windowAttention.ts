import type { BrowserWindow } from 'electron';

interface Watched {
  isClaimed: boolean;
  isFocused: boolean;
}

/**
 * Whether a window shows the alarms to its user: its page says that the pane is in front, and the window has the focus. A page
 * alone cannot tell the latter for certain (R-J02).
 */
export class WindowAttention {
  readonly #changed: (webContentsId: number, isLooking: boolean) => void;
  readonly #watched = new Map<number, Watched>();

  constructor(changed: (webContentsId: number, isLooking: boolean) => void) {
    this.#changed = changed;
  }

  /** Follows the focus of a window until it is gone. */
  follow(window: BrowserWindow): void {
    const { id } = window.webContents;
    this.#watched.set(id, { isClaimed: false, isFocused: window.isFocused() });
    window.on('focus', () => this.#change(id, { isFocused: true }));
    window.on('blur', () => this.#change(id, { isFocused: false }));
    window.once('closed', () => {
      this.#change(id, { isClaimed: false });
      this.#watched.delete(id);
    });
  }

  /** The page says whether its alarms pane is in front. */
  claim(webContentsId: number, isInFront: boolean): void {
    this.#change(webContentsId, { isClaimed: isInFront });
  }

  #change(id: number, change: Partial<Watched>): void {
    const watched = this.#watched.get(id);
    if (!watched) return;
    const was = watched.isClaimed && watched.isFocused;
    Object.assign(watched, change);
    const is = watched.isClaimed && watched.isFocused;
    if (is !== was) this.#changed(id, is);
  }
}
