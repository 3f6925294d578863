import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startedBrowser } from '../browser.ts';
import { say, settings } from '../settings.ts';
import { type Api, ApiEmitter, createEvent, type EventOf, guard } from './apiObject.ts';
import { BrowserWindow } from './browserWindow.ts';
import { appendSwitch, getAppName, getPath, setAppName, setPath, userDataFolder } from './paths.ts';
import { takeInstanceLock } from './singleInstance.ts';
import { onWebContentsCreated } from './webContents.ts';
import { windowRegistry } from './windowRegistry.ts';

const events = [
  'ready',
  'will-finish-launching',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
  'second-instance',
  'activate',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'render-process-gone',
  'child-process-gone',
  'certificate-error',
  'open-url',
  'open-file',
] as const;
type AppEvent = (typeof events)[number];
const checkedEvents: readonly EventOf<Electron.App, AppEvent>[] = events;

type Members =
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'relaunch'
  | 'getPath'
  | 'setPath'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'isPackaged'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'enableSandbox'
  | 'setBadgeCount'
  | 'getBadgeCount'
  | 'setAppUserModelId'
  | 'disableHardwareAcceleration'
  | 'focus';

class App extends ApiEmitter<AppEvent> implements Api<Electron.App, Members> {
  readonly isPackaged = false;
  readonly commandLine = guard('app.commandLine', {
    appendSwitch,
    hasSwitch: (name: string) =>
      settings().appArguments.some((argument) => argument.split('=')[0] === `--${name}`),
  });
  /** Only macOS has a dock. */
  readonly dock = undefined;
  /** For the stand-in's start: called when the app begins to wait for readiness. */
  onReadyAwaited: () => void = () => undefined;
  private readonly ready = Promise.withResolvers<void>();
  private isReadyNow = false;
  private badgeCount = 0;
  private hasLock = false;
  private isQuitting = false;
  private hasEnded = false;
  private restart: { args: readonly string[] } | undefined;

  constructor() {
    super('app', checkedEvents);
    const { name, productName } = packageOfApp();
    setAppName(productName ?? name ?? 'Electron');
    onWebContentsCreated((contents) => {
      this.emit('web-contents-created', createEvent({}), contents);
      contents.on('render-process-gone', (event: object, details: object) => {
        this.emit('render-process-gone', event, contents, details);
      });
    });
    windowRegistry.on('created', (window) => this.emit('browser-window-created', createEvent({}), window));
    windowRegistry.on('focus', (window) => this.emit('browser-window-focus', createEvent({}), window));
    windowRegistry.on('blur', (window) => this.emit('browser-window-blur', createEvent({}), window));
    windowRegistry.on('allClosed', () => this.allWindowsClosed());
  }

  get name(): string {
    return getAppName();
  }

  override on(event: string | symbol, listener: (...args: never[]) => void): this {
    if (event === 'ready') {
      this.onReadyAwaited();
    }
    return super.on(event, listener);
  }

  whenReady(): Promise<void> {
    this.onReadyAwaited();
    return this.ready.promise;
  }

  isReady(): boolean {
    return this.isReadyNow;
  }

  /** For the stand-in's start. */
  becomeReady(): void {
    this.isReadyNow = true;
    this.ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', createEvent({}), {});
  }

  quit(): void {
    if (this.isQuitting) {
      return;
    }
    const event = createEvent({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) {
      return;
    }
    this.isQuitting = true;
    for (const window of BrowserWindow.getAllWindows()) {
      window.close();
    }
    if (BrowserWindow.getAllWindows().length > 0) {
      // A window that stays keeps the app.
      this.isQuitting = false;
      return;
    }
    const last = createEvent({});
    this.emit('will-quit', last);
    if (last.defaultPrevented) {
      this.isQuitting = false;
      return;
    }
    this.end(0);
  }

  exit(code = 0): void {
    this.isQuitting = true;
    for (const window of BrowserWindow.getAllWindows()) {
      window.destroy();
    }
    this.end(code);
  }

  relaunch(options?: { args?: string[] }): void {
    this.restart = { args: options?.args ?? process.argv.slice(1) };
  }

  getPath(name: string): string {
    return getPath(name);
  }

  setPath(name: string, folder: string): void {
    setPath(name, folder);
  }

  getName(): string {
    return getAppName();
  }

  setName(name: string): void {
    setAppName(name);
  }

  getVersion(): string {
    return packageOfApp().version ?? '0.0.0';
  }

  getAppPath(): string {
    return packageOfApp().folder;
  }

  getLocale(): string {
    return settings().language.split('-')[0] === 'en'
      ? 'en-US'
      : (settings().language.split('-')[0] as string);
  }

  getSystemLocale(): string {
    return settings().language;
  }

  getPreferredSystemLanguages(): string[] {
    return [settings().language];
  }

  requestSingleInstanceLock(additionalData?: unknown): boolean {
    if (!this.hasLock) {
      this.hasLock = takeInstanceLock(userDataFolder(), additionalData, (second) => {
        this.emit(
          'second-instance',
          createEvent({}),
          second.argv,
          second.workingDirectory,
          second.additionalData,
        );
      });
    }
    return this.hasLock;
  }

  hasSingleInstanceLock(): boolean {
    return this.hasLock;
  }

  releaseSingleInstanceLock(): void {
    throw new Error('stand-in: releaseSingleInstanceLock is not implemented');
  }

  enableSandbox(): void {
    // Chromium runs every page in its sandbox already, but for root.
  }

  setBadgeCount(count = 0): boolean {
    this.badgeCount = count;
    return true;
  }

  getBadgeCount(): number {
    return this.badgeCount;
  }

  setAppUserModelId(): void {
    // Only Windows has this id.
  }

  disableHardwareAcceleration(): void {
    appendSwitch('disable-gpu');
  }

  focus(): void {
    BrowserWindow.getAllWindows()[0]?.focus();
  }

  private allWindowsClosed(): void {
    if (this.isQuitting) {
      return;
    }
    if (this.listenerCount('window-all-closed') === 0) {
      this.quit();
    } else {
      this.emit('window-all-closed');
    }
  }

  private end(code: number): void {
    if (this.hasEnded) {
      return;
    }
    this.hasEnded = true;
    this.emit('quit', createEvent({}), code);
    endBrowser()
      .catch((error: unknown) => say(`Chromium did not end in order: ${String(error)}`))
      .finally(() => {
        if (this.restart !== undefined && process.send !== undefined) {
          // A test would know nothing of the new process, and nobody would end it.
          say(`would start again with ${this.restart.args.join(' ')}`);
        } else if (this.restart !== undefined) {
          const args = [...process.execArgv, ...standInArguments(this.restart.args)];
          spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
        }
        process.exit(code);
      });
  }
}

async function endBrowser(): Promise<void> {
  const chromium = await startedBrowser();
  await chromium?.close();
}

/** The command line of another start of the same app: run.ts, the stand-in's own options, and what the app wants. */
function standInArguments(appArguments: readonly string[]): string[] {
  const { commandLine } = settings();
  return [...commandLine, ...appArguments];
}

function packageOfApp(): { folder: string; name?: string; productName?: string; version?: string } {
  let folder = path.dirname(settings().mainFile);
  for (;;) {
    const text = readPackage(folder);
    const parent = path.dirname(folder);
    if (text !== undefined) {
      return { ...(JSON.parse(text) as { name?: string; productName?: string; version?: string }), folder };
    }
    if (parent === folder) {
      return { folder: path.dirname(settings().mainFile) };
    }
    folder = parent;
  }
}

function readPackage(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, 'package.json'), 'utf8');
  } catch {
    // Looked for from folder to folder.
    return undefined;
  }
}

const implementation = new App();

/** Electron's `app`. */
export const app = guard('app', implementation);
