import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browserWindow.ts';

/** What happens to windows as a whole, for the app, the screenshots and the test control. */
interface WindowEvents {
  created: [window: BrowserWindow];
  focus: [window: BrowserWindow];
  blur: [window: BrowserWindow];
  loaded: [window: BrowserWindow];
  allClosed: [];
}

/** Which windows there are and which one the user is in. */
class WindowRegistry extends EventEmitter<WindowEvents> {
  private readonly windows = new Map<number, BrowserWindow>();
  private focusedId: number | undefined;

  all(): BrowserWindow[] {
    // One that says goodbye is no window any more.
    return [...this.windows.values()].filter((window) => !window.isDestroyed());
  }

  get(id: number): BrowserWindow | undefined {
    return this.windows.get(id);
  }

  focused(): BrowserWindow | undefined {
    return this.focusedId === undefined ? undefined : this.windows.get(this.focusedId);
  }

  add(window: BrowserWindow): void {
    this.windows.set(window.id, window);
    this.emit('created', window);
  }

  remove(window: BrowserWindow): void {
    if (this.windows.delete(window.id)) {
      if (this.focusedId === window.id) {
        this.focusedId = undefined;
      }
      if (this.windows.size === 0) {
        this.emit('allClosed');
      }
    }
  }

  /** The user is in this window now, or (undefined) in none of ours. */
  setFocused(window: BrowserWindow | undefined): void {
    const before = this.focused();
    if (before?.id === window?.id) {
      return;
    }
    this.focusedId = window?.id;
    if (before !== undefined && !before.isDestroyed()) {
      before.emit('blur');
      this.emit('blur', before);
    }
    if (window !== undefined) {
      window.emit('focus');
      this.emit('focus', window);
    }
  }
}

/** The windows of this run. */
export const windowRegistry = new WindowRegistry();
