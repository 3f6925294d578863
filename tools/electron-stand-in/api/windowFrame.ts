import type { Rectangle } from 'electron';
import type { AttachedTarget, Chromium } from '../chromium/chromium.ts';
import { unlessGone } from '../chromium/connection.ts';
import { screen } from './screen.ts';

export type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

/**
 * Where a window is and how it shows. Electron answers at once and Chromium later, so this is what the app asked for;
 * it is brought to Chromium in order, and what the user (or a test) does to the window is read back from time to time.
 */
export class WindowFrame {
  normalBounds: Rectangle;
  state: WindowState = 'normal';
  isVisible = false;
  private readonly minimum: { width: number; height: number };
  private native: { chromium: Chromium; target: AttachedTarget } | undefined;
  private queue: Promise<void> = Promise.resolve();
  private unsent = 0;

  constructor(bounds: Partial<Rectangle>, minimum: { width: number; height: number }) {
    this.minimum = minimum;
    const width = Math.max(bounds.width ?? 800, minimum.width);
    const height = Math.max(bounds.height ?? 600, minimum.height);
    const area = screen.getPrimaryDisplay().workArea;
    this.normalBounds = {
      x: bounds.x ?? area.x + Math.max(0, Math.round((area.width - width) / 2)),
      y: bounds.y ?? area.y + Math.max(0, Math.round((area.height - height) / 2)),
      width,
      height,
    };
  }

  /** The bounds on the screen in the present state. */
  get bounds(): Rectangle {
    const display = screen.getDisplayMatching(this.normalBounds);
    if (this.state === 'maximized') {
      return { ...display.workArea };
    }
    return this.state === 'fullscreen' ? { ...display.bounds } : { ...this.normalBounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    const wanted = { ...this.normalBounds, ...bounds };
    this.normalBounds = {
      x: Math.round(wanted.x),
      y: Math.round(wanted.y),
      width: Math.max(Math.round(wanted.width), this.minimum.width),
      height: Math.max(Math.round(wanted.height), this.minimum.height),
    };
    this.apply();
  }

  setState(state: WindowState): void {
    this.state = state;
    this.apply();
  }

  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    this.apply();
  }

  /** The window is there; what was asked for meanwhile is applied. */
  attach(chromium: Chromium, target: AttachedTarget): void {
    this.native = { chromium, target };
    this.apply();
  }

  /** Puts the page in front. */
  bringToFront(): void {
    this.enqueue(async ({ target }) => {
      await target.session.send('Page.bringToFront');
    });
  }

  /** Takes over where the window really is; answers whether it was moved or resized by somebody else. */
  async readBack(): Promise<boolean> {
    if (this.native === undefined || this.unsent > 0 || this.state !== 'normal' || !this.isVisible) {
      return false;
    }
    const { chromium, target } = this.native;
    const { bounds } = await chromium.connection.browser.send('Browser.getWindowForTarget', {
      targetId: target.targetId,
    });
    const { left = 0, top = 0, width = 0, height = 0, windowState } = bounds;
    const before = this.normalBounds;
    const isSame =
      left === before.x && top === before.y && width === before.width && height === before.height;
    if (this.unsent > 0 || windowState !== 'normal' || isSame) {
      return false;
    }
    this.normalBounds = { x: left, y: top, width, height };
    return true;
  }

  /** Resolves when Chromium has done all that was asked for so far. */
  settled(): Promise<void> {
    return this.queue;
  }

  private apply(): void {
    const state = this.isVisible ? this.state : 'minimized';
    const { x, y, width, height } = this.normalBounds;
    this.enqueue(async ({ chromium, target: { windowId } }) => {
      const set = (bounds: object): Promise<unknown> =>
        chromium.connection.browser.send('Browser.setWindowBounds', { windowId, bounds });
      // Chromium takes new bounds only in the normal state.
      await set({ windowState: 'normal' });
      await set({ left: x, top: y, width, height });
      if (state !== 'normal') {
        await set({ windowState: state });
      }
    });
  }

  private enqueue(action: (native: { chromium: Chromium; target: AttachedTarget }) => Promise<void>): void {
    const { native } = this;
    if (native === undefined) {
      return;
    }
    this.unsent += 1;
    this.queue = this.queue
      .then(() => action(native))
      .catch(unlessGone)
      .finally(() => {
        this.unsent -= 1;
      });
  }
}
