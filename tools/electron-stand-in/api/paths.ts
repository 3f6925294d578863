import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { addBrowserFlag } from '../browser.ts';

const chosen = new Map<string, string>();
let appName = 'Electron';

/** The name that the user data folder is called by until the app chooses another. */
export function setAppName(name: string): void {
  appName = name;
}

export function getAppName(): string {
  return appName;
}

/** Electron's `app.getPath`. */
export function getPath(name: string): string {
  const known = chosen.get(name) ?? defaultPath(name);
  if (known === undefined) {
    throw new Error(`Failed to get '${name}' path`);
  }
  return known;
}

/** Electron's `app.setPath`; it makes the folder. */
export function setPath(name: string, folder: string): void {
  if (!path.isAbsolute(folder)) {
    throw new Error('Path must be absolute');
  }
  mkdirSync(folder, { recursive: true });
  chosen.set(name, folder);
}

/** Where the app keeps its data; the folder exists. */
export function userDataFolder(): string {
  return made(getPath('userData'));
}

/** Where Chromium keeps its data; the folder exists. */
export function sessionDataFolder(): string {
  return made(getPath('sessionData'));
}

/** Electron's `app.commandLine.appendSwitch`, for Chromium's own switches. */
export function appendSwitch(name: string, value?: string): void {
  addBrowserFlag(value ? `--${name}=${value}` : `--${name}`);
}

function made(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}

function defaultPath(name: string): string | undefined {
  const home = homedir();
  switch (name) {
    case 'home':
      return home;
    case 'temp':
      return tmpdir();
    case 'appData':
      return applicationData(home);
    case 'userData':
      return path.join(applicationData(home), appName);
    case 'sessionData':
      return getPath('userData');
    case 'logs':
      return path.join(getPath('userData'), 'logs');
    case 'crashDumps':
      return path.join(getPath('userData'), 'Crashpad');
    case 'desktop':
    case 'documents':
    case 'downloads':
    case 'pictures':
      return path.join(
        home,
        name.replace(/^./, (letter) => letter.toUpperCase()),
      );
    case 'exe':
      return process.execPath;
    default:
      return undefined;
  }
}

function applicationData(home: string): string {
  switch (process.platform) {
    case 'win32':
      return process.env.APPDATA ?? path.join(home, 'AppData', 'Roaming');
    case 'darwin':
      return path.join(home, 'Library', 'Application Support');
    default:
      return process.env.XDG_CONFIG_HOME ?? path.join(home, '.config');
  }
}
