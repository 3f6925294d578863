import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Where to look for browsers; a test passes a machine of its own making. */
export interface BrowserSearch {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isExecutable: (file: string) => boolean;
  /** The names in a folder, empty when there is no such folder. */
  readonly namesIn: (folder: string) => readonly string[];
}

/** The variable that names a browser to use before all others. */
export const browserVariable = 'VALERUS_BROWSER';

/** The path of a Chromium, Chrome or Edge on this machine, or undefined. Throws when VALERUS_BROWSER names no program. */
export function findBrowser(search: BrowserSearch = thisMachine()): string | undefined {
  const chosen = search.environment[browserVariable];
  if (chosen) {
    if (!search.isExecutable(chosen)) {
      throw new Error(`${browserVariable} names ${chosen}, which is not a program that can be run.`);
    }
    return chosen;
  }
  return candidates(search).find((file) => search.isExecutable(file));
}

function candidates(search: BrowserSearch): string[] {
  switch (search.platform) {
    case 'darwin':
      return [...macCandidates(search), ...playwrightCandidates(search)];
    case 'win32':
      return [...windowsCandidates(search), ...playwrightCandidates(search)];
    default:
      return [...linuxCandidates(search), ...playwrightCandidates(search)];
  }
}

function linuxCandidates({ environment }: BrowserSearch): string[] {
  // Debian's own program first: /usr/bin/chromium is a shell script around it, and a script survives the end of its parent.
  const fixed = [
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
  const folders = (environment.PATH ?? '').split(':').filter((folder) => folder !== '');
  return [...fixed, ...names.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)))];
}

function macCandidates({ home }: BrowserSearch): string[] {
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
  return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
    applications.map((name) => path.posix.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
}

function windowsCandidates({ environment }: BrowserSearch): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => environment[name])
    .filter((root) => root !== undefined);
  const programs = [
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Chromium', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  return programs.flatMap((parts) => roots.map((root) => path.win32.join(root, ...parts)));
}

/** Playwright keeps each browser version in its own folder; the newest comes first. */
function playwrightCandidates({ platform, environment, home, namesIn }: BrowserSearch): string[] {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: path.join(home, 'Library', 'Caches'),
    win32: environment.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'),
  };
  const cache = caches[platform] ?? environment.XDG_CACHE_HOME ?? path.join(home, '.cache');
  const folder = environment.PLAYWRIGHT_BROWSERS_PATH ?? path.join(cache, 'ms-playwright');
  const programs = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ['chrome-mac-x64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
  ];
  return namesIn(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((left, right) => Number(right.split('-')[1]) - Number(left.split('-')[1]))
    .flatMap((name) => programs.map((parts) => path.join(folder, name, ...parts)));
}

function thisMachine(): BrowserSearch {
  return {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
    isExecutable,
    namesIn,
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there or not ours to run: the same to the search.
    return false;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Most machines have no Playwright cache.
    return [];
  }
}
