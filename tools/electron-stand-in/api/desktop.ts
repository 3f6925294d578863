import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { MessageBoxOptions, NotificationConstructorOptions } from 'electron';
import { say } from '../settings.ts';
import { type Api, ApiEmitter, type EventOf, guard } from './apiObject.ts';
import { WebContents } from './webContents.ts';

/** Every notification that the app has shown, for the test control. */
export const shownNotifications: Notification[] = [];

/** Every address that the app has given to the desktop's programs, for the test control. */
export const openedAddresses: string[] = [];

type NotificationEvent = EventOf<
  Electron.Notification,
  'show' | 'click' | 'close' | 'reply' | 'action' | 'failed'
>;

/** Electron's Notification: kept and printed instead of shown. */
export class Notification
  extends ApiEmitter<NotificationEvent>
  implements Api<Electron.Notification, 'show' | 'close'>
{
  title: string;
  body: string;
  silent: boolean;
  isOpen = false;

  constructor(options: NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    this.title = options.title ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    // biome-ignore lint/correctness/noConstructorReturn: what the app sees must refuse what is not implemented
    return guard('Notification', this);
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shownNotifications.push(this);
    this.isOpen = true;
    this.emit('show', {});
  }

  close(): void {
    if (this.isOpen) {
      this.isOpen = false;
      this.emit('close', {});
    }
  }
}

/** Electron's `shell`, without a desktop behind it. */
export const shell = guard('shell', {
  openExternal: async (url: string): Promise<void> => {
    openedAddresses.push(url);
    say(`would open ${url}`);
  },
  openPath: async (path: string): Promise<string> => {
    openedAddresses.push(path);
    say(`would open ${path}`);
    return '';
  },
  showItemInFolder: (path: string): void => {
    openedAddresses.push(path);
    say(`would show ${path}`);
  },
} satisfies Api<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>);

type PowerEvent = EventOf<
  Electron.PowerMonitor,
  'suspend' | 'resume' | 'on-ac' | 'on-battery' | 'shutdown' | 'lock-screen' | 'unlock-screen'
>;

/** The power events that the test control may raise. */
export const powerEvents: readonly PowerEvent[] = [
  'suspend',
  'resume',
  'on-ac',
  'on-battery',
  'shutdown',
  'lock-screen',
  'unlock-screen',
];

/** Electron's `powerMonitor`; only the test control makes it speak. */
export const powerMonitor = guard('powerMonitor', new ApiEmitter<PowerEvent>('powerMonitor', powerEvents));

const blockers = new Set<number>();

/** Electron's `powerSaveBlocker`, which here keeps nothing awake. */
export const powerSaveBlocker = guard('powerSaveBlocker', {
  start: (): number => {
    const id = Math.max(0, ...blockers) + 1;
    blockers.add(id);
    return id;
  },
  stop: (id: number): boolean => blockers.delete(id),
  isStarted: (id: number): boolean => blockers.has(id),
} satisfies Api<Electron.PowerSaveBlocker, 'start' | 'stop' | 'isStarted'>);

class NativeTheme
  extends EventEmitter
  implements Api<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  readonly shouldUseHighContrastColors = false;
  readonly prefersReducedTransparency = false;
  private source: 'system' | 'light' | 'dark' = 'system';
  private isSystemDark = false;

  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.isSystemDark : this.source === 'dark';
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.source = source;
    this.changed();
  }

  /** For the test control: the desktop changes its theme. */
  setSystemDark(isDark: boolean): void {
    this.isSystemDark = isDark;
    this.changed();
  }

  private changed(): void {
    for (const contents of WebContents.all()) {
      contents.setColorScheme(this.shouldUseDarkColors ? 'dark' : 'light');
    }
    this.emit('updated');
  }
}

/** Electron's `nativeTheme`. */
export const nativeTheme = guard('nativeTheme', new NativeTheme());

/** What a dialog is answered with, in order; without an answer a question is cancelled. */
export const dialogAnswers: { readonly response?: number; readonly filePaths?: readonly string[] }[] = [];

/** Every dialog that the app has shown, for the test control. */
export const shownDialogs: object[] = [];

/** Electron's `dialog`: printed, and answered by the test control. */
export const dialog = guard('dialog', {
  showErrorBox: (title: string, content: string): void => {
    shownDialogs.push({ kind: 'error', title, content });
    say(`error box "${title}": ${content}`);
  },
  showMessageBox: async (...args: readonly unknown[]) => {
    const options = optionsOf(args) as MessageBoxOptions;
    const answer = show('message', options);
    return { response: answer?.response ?? options.cancelId ?? 0, checkboxChecked: false };
  },
  showOpenDialog: async (...args: readonly unknown[]) => {
    const filePaths = show('open', optionsOf(args))?.filePaths ?? [];
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] };
  },
  showSaveDialog: async (...args: readonly unknown[]) => {
    const filePath = show('save', optionsOf(args))?.filePaths?.[0] ?? '';
    return { canceled: filePath === '', filePath };
  },
} satisfies Api<Electron.Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>);

function optionsOf(args: readonly unknown[]): object {
  // The window comes first, if at all.
  return (args.length > 1 ? args[1] : args[0]) as object;
}

function show(kind: string, options: object): (typeof dialogAnswers)[number] | undefined {
  shownDialogs.push({ kind, ...options });
  say(`${kind} dialog: ${JSON.stringify(options)}`);
  return dialogAnswers.shift();
}

/** Electron's Menu, for an app that takes the default one away. */
export const Menu = guard('Menu', {
  setApplicationMenu: (): void => undefined,
  getApplicationMenu: (): null => null,
  buildFromTemplate: (template: readonly object[]) =>
    guard('Menu', { items: [...template], popup: (): void => undefined }),
});

function image(content: Buffer): object {
  return guard('NativeImage', {
    isEmpty: () => content.length === 0,
    toPNG: () => content,
    toDataURL: () => `data:image/png;base64,${content.toString('base64')}`,
    setTemplateImage: () => undefined,
  });
}

/** Electron's `nativeImage`: the content is kept as it is and drawn by nobody. */
export const nativeImage = guard('nativeImage', {
  createEmpty: () => image(Buffer.alloc(0)),
  createFromBuffer: (content: Buffer) => image(content),
  createFromPath: (file: string) => image(readFileSync(file)),
  createFromDataURL: (url: string) => image(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')),
});
