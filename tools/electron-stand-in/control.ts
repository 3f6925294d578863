import process from 'node:process';
import { app } from './api/app.ts';
import { BrowserWindow } from './api/browserWindow.ts';
import {
  dialogAnswers,
  nativeTheme,
  openedAddresses,
  powerEvents,
  powerMonitor,
  shownDialogs,
  shownNotifications,
} from './api/desktop.ts';
import { setOnline } from './api/net.ts';
import { addScreen, type NewScreen, removeScreen, screen } from './api/screen.ts';
import { windowRegistry } from './api/windowRegistry.ts';
import { startedBrowser } from './browser.ts';
import type { Chromium } from './chromium/chromium.ts';
import { takeScreenshots } from './screenshots.ts';
import { type ProcessUsage, usageOfThisProcess } from './usage.ts';

/** What the test control says of a window. */
export interface WindowReport {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  readonly bounds: Electron.Rectangle;
  readonly displayId: number;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isMinimized: boolean;
  readonly isMaximized: boolean;
  readonly isFlashing: boolean;
  readonly overlay: string | undefined;
}

/** The command is done; there is nothing to say. */
type Nothing = unknown;

/** The commands of the test control, with what each is given and answers. */
export interface ControlCommands {
  windows: { given: undefined; answer: WindowReport[] };
  closeWindow: { given: { id: number }; answer: Nothing };
  focusWindow: { given: { id: number | null }; answer: Nothing };
  moveWindow: { given: { id: number; bounds: Partial<Electron.Rectangle> }; answer: Nothing };
  crashRenderer: { given: { id: number }; answer: Nothing };
  screenshots: { given: { folder: string }; answer: string[] };
  displays: { given: undefined; answer: Electron.Display[] };
  addDisplay: { given: NewScreen; answer: number };
  removeDisplay: { given: { id: number }; answer: Nothing };
  power: { given: { event: string }; answer: Nothing };
  online: { given: { isOnline: boolean }; answer: Nothing };
  systemTheme: { given: { isDark: boolean }; answer: Nothing };
  badge: { given: undefined; answer: number };
  notifications: {
    given: undefined;
    answer: { title: string; body: string; silent: boolean; isOpen: boolean }[];
  };
  clickNotification: { given: { index: number }; answer: Nothing };
  dialogs: { given: undefined; answer: object[] };
  answerDialog: { given: { response?: number; filePaths?: readonly string[] }; answer: Nothing };
  openedAddresses: { given: undefined; answer: string[] };
  browserProcess: { given: undefined; answer: number | undefined };
  usage: { given: undefined; answer: ProcessUsage };
  failMain: { given: undefined; answer: Nothing };
  quit: { given: undefined; answer: Nothing };
}

type Commands = {
  [Name in keyof ControlCommands]: (
    given: ControlCommands[Name]['given'],
  ) => ControlCommands[Name]['answer'] | Promise<ControlCommands[Name]['answer']>;
};

const commands: Commands = {
  windows: async () => {
    await Promise.all(BrowserWindow.getAllWindows().map((window) => window.settled()));
    return BrowserWindow.getAllWindows().map(reportOf);
  },
  closeWindow: ({ id }) => windowOf(id).close(),
  focusWindow: ({ id }) => (id === null ? windowRegistry.setFocused(undefined) : windowOf(id).focus()),
  moveWindow: ({ id, bounds }) => windowOf(id).setBounds(bounds),
  crashRenderer: ({ id }) => windowOf(id).webContents.forcefullyCrashRenderer(),
  screenshots: ({ folder }) => takeScreenshots(folder),
  displays: () => screen.getAllDisplays(),
  addDisplay: async (added) => addScreen(await chromium(), added),
  removeDisplay: async ({ id }) => removeScreen(await chromium(), id),
  power: ({ event }) => {
    if (!powerEvents.some((known) => known === event)) {
      throw new Error(`unknown power event '${event}'`);
    }
    powerMonitor.emit(event);
  },
  online: ({ isOnline }) => setOnline(isOnline),
  systemTheme: ({ isDark }) => nativeTheme.setSystemDark(isDark),
  badge: () => app.getBadgeCount(),
  notifications: () =>
    shownNotifications.map(({ title, body, silent, isOpen }) => ({ title, body, silent, isOpen })),
  clickNotification: ({ index }) => {
    const notification = shownNotifications[index];
    if (notification === undefined) {
      throw new Error(`there is no notification ${index}`);
    }
    notification.emit('click', {});
  },
  dialogs: () => [...shownDialogs],
  answerDialog: (answer) => {
    dialogAnswers.push(answer);
  },
  openedAddresses: () => [...openedAddresses],
  browserProcess: async () => (await chromium()).processId,
  usage: usageOfThisProcess,
  failMain: () => {
    setImmediate(() => {
      throw new Error('made to fail by a test');
    });
  },
  quit: () => app.quit(),
};

/** A command of the test control as it is sent. */
export interface ControlRequest {
  readonly control: number;
  readonly command: keyof ControlCommands;
  readonly given?: unknown;
}

/** Its answer. */
export type ControlAnswer = { readonly control: number } & (
  | { readonly answer: unknown }
  | { readonly error: string }
);

/** Listens to a test that has started this process with an IPC channel; ends with that test. */
export function listenToTestControl(): void {
  if (process.send === undefined) {
    return;
  }
  process.on('message', (message: ControlRequest) => {
    run(message).then((answer) => process.send?.(answer), reportFailure);
  });
  // A test that was killed must leave nothing behind.
  process.on('disconnect', () => app.exit(0));
}

async function run({ control, command, given }: ControlRequest): Promise<ControlAnswer> {
  try {
    if (!Object.hasOwn(commands, command)) {
      throw new Error(`stand-in: unknown control command '${command}'`);
    }
    const answer = await commands[command](given as never);
    return { control, answer };
  } catch (error) {
    return { control, error: error instanceof Error ? error.message : String(error) };
  }
}

function reportFailure(error: unknown): void {
  process.stderr.write(`stand-in: the test control could not answer: ${String(error)}\n`);
}

function windowOf(id: number): BrowserWindow {
  const window = BrowserWindow.fromId(id);
  if (window === null) {
    throw new Error(`there is no window ${id}`);
  }
  return window;
}

function reportOf(window: BrowserWindow): WindowReport {
  const bounds = window.getBounds();
  return {
    id: window.id,
    title: window.getTitle(),
    url: window.webContents.getURL(),
    bounds,
    displayId: screen.getDisplayMatching(bounds).id,
    isVisible: window.isVisible(),
    isFocused: window.isFocused(),
    isMinimized: window.isMinimized(),
    isMaximized: window.isMaximized(),
    isFlashing: window.isFlashing,
    overlay: window.overlayDescription,
  };
}

async function chromium(): Promise<Chromium> {
  const started = await startedBrowser();
  if (started === undefined) {
    throw new Error('stand-in: Chromium has not been started yet');
  }
  return started;
}
