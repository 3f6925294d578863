import path from 'node:path';
import { Chromium } from './chromium/chromium.ts';
import { settings } from './settings.ts';

let running: Promise<Chromium> | undefined;
let extraFlags: string[] = [];
const observers: ((chromium: Chromium) => void)[] = [];

/** Adds a switch to Chromium's command line; too late once it runs. */
export function addBrowserFlag(flag: string): void {
  if (running !== undefined) {
    throw new Error(`stand-in: ${flag} must be set before the app is ready`);
  }
  extraFlags = [...extraFlags, flag];
}

/** Calls back with each Chromium that is started: normally one, another when an app without windows opens one again. */
export function onBrowserStart(observer: (chromium: Chromium) => void): void {
  observers.push(observer);
}

/** The running Chromium, started (again) if there is none. */
export async function runningBrowser(sessionData: string): Promise<Chromium> {
  const present = await running;
  if (present !== undefined && !present.hasEnded) {
    return present;
  }
  running = start(sessionData);
  return running;
}

/** The Chromium that was started, if any. */
export async function startedBrowser(): Promise<Chromium | undefined> {
  return running;
}

async function start(sessionData: string): Promise<Chromium> {
  const { browser, headless, screens, language } = settings();
  const chromium = await Chromium.launch({
    executable: browser,
    profile: path.join(sessionData, 'stand-in-browser'),
    headless,
    screens,
    language,
    extraFlags,
  });
  for (const observer of observers) {
    observer(chromium);
  }
  return chromium;
}
