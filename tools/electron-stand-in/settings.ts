/** What the stand-in itself was told on its command line. */
export interface StandInSettings {
  readonly mainFile: string;
  readonly appArguments: readonly string[];
  readonly browser: string;
  readonly headless: boolean;
  readonly screens: string | undefined;
  readonly screenshots: string | undefined;
  readonly language: string;
  /** How this process was started, up to the main file: for `app.relaunch`. */
  readonly commandLine: readonly string[];
  readonly storageBackend: 'gnome_libsecret' | 'basic_text';
}

let current: StandInSettings | undefined;

/** Sets the settings; once, before the app's main file is loaded. */
export function setSettings(settings: StandInSettings): void {
  current = settings;
}

/** The settings of this run. */
export function settings(): StandInSettings {
  if (current === undefined) {
    throw new Error('stand-in: start the app with tools/electron-stand-in/run.ts');
  }
  return current;
}

/** One line about what the stand-in does or refuses, on standard error, where it never mixes with the app's answers. */
export function say(line: string): void {
  process.stderr.write(`stand-in: ${line}\n`);
}
