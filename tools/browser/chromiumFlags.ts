import process from 'node:process';

/** What the caller decides about a Chromium that the project's tools start. */
export interface ChromiumFlagOptions {
  readonly headless: boolean;
  /** Chromium's own notation of the screens of a headless browser, `{1600x900 label=Left}{1600,0 1280x1024 label=Right}`. */
  readonly screens?: string | undefined;
}

/** The command line switches that every Chromium of ours gets: no network of its own, no questions, no first-run pages. */
export function chromiumFlags({ headless, screens }: ChromiumFlagOptions): string[] {
  const flags = [
    '--no-first-run',
    '--no-default-browser-check',
    '--no-service-autorun',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-sync',
    '--disable-quic',
    '--disable-breakpad',
    '--disable-search-engine-choice-screen',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--hide-crash-restore-bubble',
    '--password-store=basic',
    '--use-mock-keychain',
    '--log-level=3',
  ];
  if (headless) {
    flags.push('--headless', '--hide-scrollbars', '--mute-audio');
    if (screens) {
      flags.push(`--screen-info=${screens}`);
    }
  }
  if (process.platform === 'linux') {
    // Containers give /dev/shm 64 MB, which a page with two video players outgrows.
    flags.push('--disable-dev-shm-usage');
  }
  if (process.getuid?.() === 0) {
    // Chromium refuses its sandbox for root; --test-type takes away the warning bar that this brings.
    flags.push('--no-sandbox', '--test-type');
  }
  return flags;
}
