import { once } from 'node:events';
import { type Browser, chromium, _electron as electron, type Page } from '@playwright/test';
import { type RunningStandIn, startStandIn } from '../../tools/electron-stand-in/client.ts';
import { electronBinary, mainBundle } from './places.ts';

/** How a workstation is started. */
export interface WorkstationOptions {
  readonly dataFolder: string;
  readonly server: string;
  /** Arguments in place of `--server`. */
  readonly site?: readonly string[];
  readonly language?: 'es' | 'en';
  /** Screens of the stand-in's browser, in Chromium's own notation. */
  readonly screens?: string;
  /** Set for the process, beside what the test has itself. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running workstation and its console window. */
export interface WorkstationProcess {
  readonly runsOn: 'Electron' | 'the stand-in';
  readonly console: Page;
  /** What its processes have written, for whoever has to find out why a test failed. */
  log(): string;
  /** The number on the taskbar or dock. */
  badge(): Promise<number>;
  /** The user turns to another program, or back to this one. */
  turnAway(): Promise<void>;
  turnBack(): Promise<void>;
  /** Chooses the file in the next dialog that asks where to save. */
  answerSaveDialog(file: string): Promise<void>;
  /** The alarms window, once it is there. */
  alarmsWindow(): Promise<Page>;
  /** The stand-in's test control; `null` on Electron, which has no screens to plug in and out. */
  readonly standIn: RunningStandIn['control'] | null;
  /** The console window anew, after its page has died; `null` on Electron, where it cannot be ended from outside. */
  readonly consoleAgain: (() => Promise<Page>) | null;
  hasEnded(): boolean;
  /** Ends it as the task manager would. */
  killHard(): Promise<void>;
  /** Closes it as its user would. */
  close(): Promise<void>;
}

/** Starts the built workstation: on Electron where it is there, else on the stand-in. */
export function startWorkstation(options: WorkstationOptions): Promise<WorkstationProcess> {
  const binary = electronBinary();
  return binary === null ? startOnStandIn(options) : startOnElectron(binary, options);
}

function applicationArguments({ server, site, dataFolder }: WorkstationOptions): string[] {
  return [...(site ?? ['--server', server]), '--data', dataFolder];
}

async function startOnStandIn(options: WorkstationOptions): Promise<WorkstationProcess> {
  const standInOptions = ['--lang', options.language ?? 'es'];
  if (options.screens) standInOptions.push('--screens', options.screens);
  const standIn = await startStandIn({
    mainFile: mainBundle,
    appArguments: applicationArguments(options),
    options: standInOptions,
    ...(options.environment && { environment: options.environment }),
  });
  const browser = await chromium.connectOverCDP(standIn.cdp);
  const [window] = await standIn.control('windows');
  if (!window) throw new Error(`the workstation has no window:\n${standIn.output()}`);
  return {
    runsOn: 'the stand-in',
    log: standIn.output,
    console: await pageOf(browser, 'console'),
    alarmsWindow: () => pageOf(browser, 'alarms'),
    standIn: standIn.control,
    hasEnded: () => standIn.process.exitCode !== null,
    consoleAgain: async () => pageOf(await chromium.connectOverCDP(standIn.cdp), 'console'),
    badge: () => standIn.control('badge'),
    turnAway: async () => {
      await standIn.control('focusWindow', { id: null });
    },
    turnBack: async () => {
      await standIn.control('focusWindow', { id: window.id });
    },
    answerSaveDialog: async (file) => {
      await standIn.control('answerDialog', { filePaths: [file] });
    },
    killHard: () => kill(standIn, browser),
    close: async () => {
      await browser.close();
      await standIn.stop();
    },
  };
}

async function startOnElectron(binary: string, options: WorkstationOptions): Promise<WorkstationProcess> {
  const rootNeeds = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const application = await electron.launch({
    executablePath: binary,
    args: [...rootNeeds, `--lang=${options.language ?? 'es'}`, mainBundle, ...applicationArguments(options)],
    ...(options.environment && { env: { ...ownEnvironment(), ...options.environment } }),
  });
  let written = '';
  for (const stream of [application.process().stdout, application.process().stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
  }
  return {
    runsOn: 'Electron',
    log: () => written,
    console: await application.firstWindow(),
    alarmsWindow: async () => {
      const isAlarms = (page: Page) => page.url().endsWith('/alarms.html');
      return application.windows().find(isAlarms) ?? application.waitForEvent('window', isAlarms);
    },
    standIn: null,
    hasEnded: () => application.process().exitCode !== null,
    consoleAgain: null,
    badge: () => application.evaluate(({ app }) => app.getBadgeCount()),
    turnAway: () => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur()),
    turnBack: () => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.focus()),
    answerSaveDialog: (file) =>
      application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, file),
    killHard: async () => {
      application.process().kill('SIGKILL');
      await application.waitForEvent('close');
    },
    close: () => application.close(),
  };
}

function ownEnvironment(): Record<string, string> {
  const given = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(given);
}

async function pageOf(browser: Browser, role: 'console' | 'alarms'): Promise<Page> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('the stand-in has no browser context');
  const onceItIs = async (page: Page): Promise<Page> => {
    await page.waitForURL(`**/${role}.html`);
    return page;
  };
  // A page may be told before it has its address, so those that are there are waited for as well as the next one.
  const open = context.pages().filter((page) => !page.isClosed());
  return Promise.any([...open.map(onceItIs), context.waitForEvent('page').then(onceItIs)]);
}

async function kill(standIn: RunningStandIn, browser: Browser): Promise<void> {
  if (standIn.process.exitCode === null && standIn.process.signalCode === null) {
    const ended = once(standIn.process, 'exit');
    standIn.process.kill('SIGKILL');
    await ended;
  }
  await browser.close();
}
