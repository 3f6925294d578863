import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { runningBrowser } from '../browser.ts';
import type { AttachedTarget, Chromium } from '../chromium/chromium.ts';
import { TargetGoneError } from '../chromium/connection.ts';
import { say } from '../settings.ts';
import { type Api, createEvent, guard } from './apiObject.ts';
import { sessionDataFolder } from './paths.ts';
import { PlacedWindow } from './placedWindow.ts';
import { WebContents } from './webContents.ts';
import { WindowFrame } from './windowFrame.ts';
import { checkWindowOptions } from './windowOptions.ts';
import { windowRegistry } from './windowRegistry.ts';

type Members =
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'maximize'
  | 'unmaximize'
  | 'isMaximized'
  | 'close'
  | 'destroy'
  | 'isDestroyed'
  | 'getBounds'
  | 'setBounds'
  | 'getNormalBounds'
  | 'getContentBounds'
  | 'setTitle'
  | 'getTitle'
  | 'flashFrame'
  | 'setOverlayIcon'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'moveTop'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setBackgroundColor'
  | 'isEnabled';

/** What fails on a window that is gone; the rest is harmless. */
const lostMembers: ReadonlySet<string> = new Set<Members | 'webContents'>([
  'webContents',
  'loadURL',
  'show',
  'showInactive',
  'hide',
  'focus',
  'isVisible',
  'isMinimized',
  'minimize',
  'restore',
  'maximize',
  'isMaximized',
  'close',
  'getBounds',
  'setBounds',
  'getNormalBounds',
  'setTitle',
  'flashFrame',
  'setOverlayIcon',
  'setFullScreen',
  'isFullScreen',
]);

let lastId = 0;

/** Electron's BrowserWindow over a window of Chromium that shows none of the browser's own controls. */
export class BrowserWindow extends PlacedWindow implements Api<Electron.BrowserWindow, Members> {
  readonly id: number;
  readonly webContents: WebContents;
  /** For the test control: whether the window asks for attention. */
  isFlashing = false;
  overlayDescription: string | undefined;
  private title: string;
  private target: { chromium: Chromium; target: AttachedTarget } | undefined;
  private destroyed = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    checkWindowOptions(options);
    const { minWidth = 0, minHeight = 0 } = options;
    super(new WindowFrame(sizeOf(options), { width: minWidth, height: minHeight }));
    lastId += 1;
    this.id = lastId;
    this.title = options.title ?? 'Electron';
    this.webContents = new WebContents(options.webPreferences ?? {});
    const guarded = guard('BrowserWindow', this, { members: lostMembers, isOver: () => this.destroyed });
    this.webContents.onUserFocus = (isFocused) => guarded.userFocus(isFocused);
    this.webContents.onTitle = (title) => guarded.titleChanged(title);
    windowRegistry.add(guarded);
    // Electron paints a window that is not shown yet; Chromium does so only in a window that it shows.
    guarded.open(options.show !== false).catch((error: unknown) => {
      if (!(error instanceof TargetGoneError)) {
        say(`the window could not be opened: ${error instanceof Error ? error.stack : String(error)}`);
      }
      guarded.gone();
    });
    // biome-ignore lint/correctness/noConstructorReturn: what the app sees must refuse what is not implemented
    return guarded;
  }

  static getAllWindows(): BrowserWindow[] {
    return windowRegistry.all();
  }

  static getFocusedWindow(): BrowserWindow | null {
    return windowRegistry.focused() ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return windowRegistry.get(id) ?? null;
  }

  static fromWebContents(contents: { readonly id: number }): BrowserWindow | null {
    return windowRegistry.all().find((window) => window.webContents.id === contents.id) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  focus(): void {
    if (this.frame.isVisible && this.frame.state !== 'minimized') {
      this.isFlashing = false;
      this.frame.bringToFront();
      windowRegistry.setFocused(this);
    }
  }

  blur(): void {
    if (this.isFocused()) {
      windowRegistry.setFocused(undefined);
    }
  }

  isFocused(): boolean {
    return windowRegistry.focused()?.id === this.id;
  }

  isEnabled(): boolean {
    return !this.destroyed;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  getTitle(): string {
    return this.title;
  }

  flashFrame(isOn: boolean): void {
    this.isFlashing = isOn;
  }

  setOverlayIcon(overlay: unknown, description: string): void {
    this.overlayDescription = overlay === null ? undefined : description;
  }

  setMenu(): void {
    // These windows have no menu in any case.
  }

  removeMenu(): void {
    // As above.
  }

  setMenuBarVisibility(): void {
    // As above.
  }

  setBackgroundColor(): void {
    // Chromium shows the page's own background.
  }

  close(): void {
    if (!this.destroyed) {
      const event = createEvent({});
      this.emit('close', event);
      if (!event.defaultPrevented) {
        this.destroy();
      }
    }
  }

  destroy(): void {
    const { target } = this;
    if (!this.destroyed) {
      this.gone();
      target?.chromium.closeWindow(target.target).catch((error: unknown) => say(String(error)));
    }
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** For the start: Chromium's page has gone without the app having closed it. */
  targetDestroyed(targetId: string): void {
    if (this.owns(targetId) && !this.destroyed) {
      const event = createEvent({});
      this.emit('close', event);
      if (event.defaultPrevented) {
        say('the app wanted to keep a window that Chromium has already closed');
      }
      this.gone();
    }
  }

  private owns(targetId: string): boolean {
    return this.target?.target.targetId === targetId;
  }

  /** For screenshots and the test control. */
  nativeTarget(): AttachedTarget | undefined {
    return this.target?.target;
  }

  private async open(isShown: boolean): Promise<void> {
    this.webContents.on('did-finish-load', () => windowRegistry.emit('loaded', this));
    if (isShown) {
      this.frame.isVisible = true;
    }
    const chromium = await runningBrowser(sessionDataFolder());
    const target = await chromium.openWindow(this.frame.normalBounds);
    this.target = { chromium, target };
    if (this.destroyed) {
      await chromium.closeWindow(target);
      return;
    }
    await this.webContents.attach(chromium, target);
    if (isShown) {
      this.frame.attach(chromium, target);
      this.focus();
    }
    this.webContents.once('dom-ready', () => {
      this.emit('ready-to-show');
      this.frame.attach(chromium, target);
    });
  }

  private userFocus(isFocused: boolean): void {
    if (isFocused && this.frame.isVisible) {
      this.isFlashing = false;
      windowRegistry.setFocused(this);
    } else if (!isFocused) {
      this.blur();
    }
  }

  private titleChanged(title: string): void {
    const event = createEvent({});
    this.webContents.emit('page-title-updated', event, title, true);
    this.emit('page-title-updated', event, title, true);
    if (!event.defaultPrevented) {
      this.title = title;
    }
  }

  private gone(): void {
    if (!this.destroyed) {
      const { webContents } = this;
      this.destroyed = true;
      webContents.detach(new TargetGoneError('the window was closed'));
      this.emit('closed');
      windowRegistry.remove(this);
    }
  }
}

function sizeOf({ x, y, width, height }: BrowserWindowConstructorOptions): Partial<Rectangle> {
  const given = { x, y, width, height };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
