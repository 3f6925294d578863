import type { WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { AttachedTarget, Chromium } from '../chromium/chromium.ts';
import { unlessGone } from '../chromium/connection.ts';
import { Page } from '../chromium/page.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { say } from '../settings.ts';
import type { HostMessage } from '../worlds/isolatedWorld.ts';
import { toAppAddress, toPageAddress } from './addresses.ts';
import { type Api, ApiEmitter, createEvent, guard } from './apiObject.ts';
import { packArguments } from './ipcMain.ts';
import { receivePageMessage } from './pageMessages.ts';
import { RequestGate } from './requestGate.ts';
import { defaultSession } from './session.ts';
import {
  lostMembers,
  preloadScriptOf,
  type WebContentsEvent,
  type WebContentsMembers,
  webContentsEvents,
} from './webContentsSurface.ts';
import { FrameTree, type WebFrameMain } from './webFrameMain.ts';

type OpenHandler = (details: Electron.HandlerDetails) => WindowOpenHandlerResponse;

const everything = new Map<number, WebContents>();
const createdListeners: ((contents: WebContents) => void)[] = [];
let lastId = 0;

/** Calls back with each new WebContents, for the app's `web-contents-created`. */
export function onWebContentsCreated(listener: (contents: WebContents) => void): void {
  createdListeners.push(listener);
}

/** Electron's WebContents over one page of Chromium. */
export class WebContents
  extends ApiEmitter<WebContentsEvent>
  implements Api<Electron.WebContents, WebContentsMembers>
{
  readonly id: number;
  readonly session = defaultSession;
  readonly frames: FrameTree;
  /** For BrowserWindow: the user is in this page, or has left it for another program. */
  onUserFocus: (isFocused: boolean) => void = () => undefined;
  onTitle: (title: string) => void = () => undefined;
  private readonly preferences: WebPreferences;
  private readonly gate: RequestGate;
  private readonly attached = Promise.withResolvers<{ page: Page; chromium: Chromium }>();
  private page: Page | undefined;
  private openHandler: OpenHandler | undefined;
  private loading: PromiseWithResolvers<void> | undefined;
  private address = '';
  private title = '';
  private zoomFactor = 1;
  private crashed = false;
  private hasNavigated = false;
  private hasCommitted = false;
  private destroyed = false;
  private colorScheme: 'dark' | 'light' | undefined;

  constructor(preferences: WebPreferences) {
    super('WebContents', webContentsEvents);
    lastId += 1;
    this.id = lastId;
    this.preferences = preferences;
    this.frames = new FrameTree(this.id, (frame, channel, args) => this.sendTo(frame, channel, args));
    this.gate = new RequestGate(this);
    this.attached.promise.catch(unlessGone);
    const guarded = guard('WebContents', this, { members: lostMembers, isOver: () => this.destroyed });
    everything.set(this.id, guarded);
    // The app may subscribe in the same turn, and Electron tells of it after the constructor has begun.
    for (const listener of createdListeners) {
      listener(guarded);
    }
    // biome-ignore lint/correctness/noConstructorReturn: what the app sees must refuse what is not implemented
    return guarded;
  }

  /** Electron's `webContents.getAllWebContents`. */
  static all(): WebContents[] {
    return [...everything.values()].filter((contents) => !contents.destroyed);
  }

  get mainFrame(): WebFrameMain {
    const frame = this.frames.mainFrame;
    if (frame === undefined) {
      throw new Error('stand-in: the main frame does not exist before the window is there');
    }
    return frame;
  }

  send(channel: string, ...args: unknown[]): void {
    const frame = this.frames.mainFrame;
    const packed = packArguments(args);
    if (frame !== undefined) {
      this.page?.deliver(frame.frameToken, { type: 'deliver', channel, args: packed });
    }
  }

  getURL(): string {
    return this.address;
  }

  getTitle(): string {
    return this.title;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isLoading(): boolean {
    return this.loading !== undefined;
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  getOSProcessId(): number {
    return this.id;
  }

  reload(): void {
    this.loadURL(this.address).catch((error: unknown) => say(`reload failed: ${String(error)}`));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  setZoomFactor(factor: number): void {
    this.zoomFactor = factor;
    this.applyZoom();
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  async setVisualZoomLevelLimits(): Promise<void> {
    // Pinch zoom stays as it is: these windows get no touch events.
  }

  forcefullyCrashRenderer(): void {
    this.page?.target.session.send('Page.crash').catch(unlessGone);
  }

  async loadURL(url: string): Promise<void> {
    const { page, chromium } = await this.attached.promise;
    const pageAddress = toPageAddress(url);
    if (pageAddress !== url) {
      await defaultSession.applyPermissions(chromium, this, url);
    }
    const loading = Promise.withResolvers<void>();
    this.loading = loading;
    this.crashed = false;
    this.hasNavigated = true;
    this.gate.expectNavigation(pageAddress);
    const { errorText } = await page.target.session.send('Page.navigate', { url: pageAddress });
    if (errorText) {
      this.loading = undefined;
      const code = errorText.includes('ABORTED') ? -3 : -2;
      this.emit('did-fail-load', createEvent({}), code, errorText, url, true, 1, 1);
      throw Object.assign(new Error(`${errorText.replace('net::', '')} (${code}) loading '${url}'`), { url });
    }
    await loading.promise;
  }

  /** For BrowserWindow: the page is there; it is made ready before any address is loaded. */
  async attach(chromium: Chromium, target: AttachedTarget): Promise<void> {
    const page = new Page(target, {
      frameChanged: (frame) => this.frameChanged(frame),
      frameDetached: (frameId) => this.frames.remove(frameId),
      message: (frameId, message) => receivePageMessage(this, frameId, message),
      requestPaused: (request) => void this.gate.decide(page, request),
      navigationRequested: (frameId, url) => this.gate.navigationRequested(page, frameId, url),
      windowOpened: (url, name, features) => this.windowOpened(url, name, features),
      // The empty page that every window begins with is none of the app's.
      domReady: () => this.hasCommitted && this.emit('dom-ready', createEvent({})),
      loaded: () => this.hasCommitted && this.loaded(),
      crashed: () => this.rendererGone(),
      consoleMessage: (level, message, lineNumber, sourceId) =>
        this.emit(
          'console-message',
          createEvent({ level, message, lineNumber, sourceId: toAppAddress(sourceId) }),
        ),
    });
    await page.prepare(preloadScriptOf(this.preferences));
    this.page = page;
    if (this.colorScheme !== undefined) {
      this.setColorScheme(this.colorScheme);
    }
    this.attached.resolve({ page, chromium });
  }

  /** For BrowserWindow: the page is gone, or never came. */
  detach(reason: Error): void {
    if (!this.destroyed) {
      this.destroyed = true;
      everything.delete(this.id);
      this.attached.reject(reason);
      this.loading?.reject(reason);
      this.emit('destroyed');
    }
  }

  /** For BrowserWindow and nativeTheme. */
  setColorScheme(scheme: 'dark' | 'light' | undefined): void {
    this.colorScheme = scheme;
    const features = [{ name: 'prefers-color-scheme', value: scheme ?? '' }];
    this.page?.target.session.send('Emulation.setEmulatedMedia', { features }).catch(unlessGone);
  }

  private frameChanged(frame: Protocol.Page.Frame): void {
    this.frames.update(frame);
    if (frame.parentId === undefined) {
      this.address = toAppAddress(frame.url + (frame.urlFragment ?? ''));
      this.hasCommitted = this.hasNavigated;
      if (frame.url !== '' && this.loading !== undefined) {
        this.emit('did-navigate', createEvent({}), this.address, 200, 'OK');
      }
    }
  }

  private loaded(): void {
    this.applyZoom();
    const { loading } = this;
    this.loading = undefined;
    this.emit('did-finish-load');
    loading?.resolve();
  }

  private rendererGone(): void {
    this.crashed = true;
    say(`a page has crashed: ${this.address}`);
    this.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
  }

  private sendTo(frameToken: string, channel: string, args: readonly unknown[]): void {
    this.page?.deliver(frameToken, { type: 'deliver', channel, args: packArguments(args) });
  }

  /** For page messages and Chromium's own news: a page wants to open a window. */
  windowOpened(address: string, frameName: string, features: string): void {
    if (address.startsWith('about:blank#stand-in-window-')) {
      return;
    }
    const url = toAppAddress(address);
    const referrer = { url: this.address, policy: 'strict-origin-when-cross-origin' as const };
    const details = { url, frameName, features, disposition: 'new-window' as const, referrer };
    const response = this.openHandler?.(details);
    if (response === undefined || response.action === 'allow') {
      say(`a page may not open ${url}: windows that pages open are not implemented, and it was closed`);
    }
  }

  /** For page messages: the document has another title. */
  titleChanged(title: string): void {
    if (this.title !== title) {
      this.title = title;
      this.onTitle(title);
    }
  }

  /** For page messages: the preload script threw. */
  preloadFailed(message: string): void {
    this.emit('preload-error', createEvent({}), this.preferences.preload, new Error(message));
  }

  /** Hands a message to the isolated world of a frame, if that is still there. */
  deliver(frameToken: string, message: HostMessage): void {
    this.page?.deliver(frameToken, message);
  }

  private applyZoom(): void {
    if (this.zoomFactor !== 1) {
      const expression = `document.documentElement.style.zoom = '${this.zoomFactor}'`;
      this.page?.target.session.send('Runtime.evaluate', { expression }).catch(unlessGone);
    }
  }
}

/** Electron's `webContents` module. */
export const webContents = guard('webContents (module)', {
  getAllWebContents: () => WebContents.all(),
  fromId: (id: number) => everything.get(id) ?? null,
});
