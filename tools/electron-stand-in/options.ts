import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { StandInSettings } from './settings.ts';

/** Chromium's own default is 800 × 600, on which no control room works. */
const defaultScreen = '{1600x900 label=Screen}';

/** How to call the stand-in, for whoever called it wrongly. */
export const usage = [
  'node tools/electron-stand-in/run.ts [options] MAIN_FILE [arguments of the app]',
  '  --headless              no window on a screen, even where there is one',
  "  --screens '{1600x900 label=Left}{1600,0 1280x1024 label=Right}'   the screens of a headless run",
  '  --screenshots FOLDER    keeps a fresh picture of every window there',
  '  --lang es|en            the language of the system (default: LANG)',
  '  --storage-backend gnome_libsecret|basic_text   what safeStorage finds (default: gnome_libsecret)',
].join('\n');

/** The stand-in's command line but for the browser, which is looked for afterwards. */
export type CommandLine = Omit<StandInSettings, 'browser'>;

/** Reads the stand-in's options, then the app's main file, then the app's own arguments, which are left alone. */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): CommandLine {
  const mainAt = indexOfMainFile(args);
  const { values } = parseArgs({
    args: args.slice(0, mainAt),
    options: {
      headless: { type: 'boolean' },
      screens: { type: 'string' },
      screenshots: { type: 'string' },
      lang: { type: 'string' },
      'storage-backend': { type: 'string' },
    },
  });
  const mainFile = args[mainAt];
  if (mainFile === undefined) {
    throw new Error(`The app's main file is missing.\n${usage}`);
  }
  const backend = values['storage-backend'] ?? 'gnome_libsecret';
  if (backend !== 'gnome_libsecret' && backend !== 'basic_text') {
    throw new Error(`--storage-backend is gnome_libsecret or basic_text, not ${backend}`);
  }
  const headless = values.headless ?? !hasDisplay(environment);
  return {
    mainFile: path.resolve(folder, mainFile),
    appArguments: args.slice(mainAt + 1),
    headless,
    screens: values.screens ?? (headless ? defaultScreen : undefined),
    screenshots: values.screenshots === undefined ? undefined : path.resolve(folder, values.screenshots),
    language: languageOf(values.lang ?? environment.LC_ALL ?? environment.LANG ?? ''),
    commandLine: [process.argv[1] ?? '', ...args.slice(0, mainAt)],
    storageBackend: backend,
  };
}

/** Whether a window could be shown to somebody. */
export function hasDisplay(environment: Readonly<Record<string, string | undefined>>): boolean {
  return process.platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

function indexOfMainFile(args: readonly string[]): number {
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (!argument.startsWith('--')) {
      return index;
    }
    if (argument !== '--headless' && !argument.includes('=')) {
      // This option's value follows.
      index += 1;
    }
  }
  return args.length;
}

function languageOf(text: string): string {
  const [language = '', region] = (text.split('.')[0] ?? '').split(/[_-]/);
  if (language === 'es') {
    return `es-${region ?? 'ES'}`;
  }
  return language === 'en' ? `en-${region ?? 'US'}` : 'en-US';
}
