import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** The options that take effect, or that mean nothing to a window without a frame, a menu and an icon. */
const windowOptions: ReadonlySet<keyof BrowserWindowConstructorOptions> = new Set([
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'webPreferences',
  'icon',
  'autoHideMenuBar',
  'center',
  'paintWhenInitiallyHidden',
  'darkTheme',
  'fullscreenable',
  'resizable',
  'titleBarStyle',
  // Windows have neither frame nor menu here already.
  'kiosk',
] as const);

const webPreferences: ReadonlySet<keyof WebPreferences> = new Set([
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'webviewTag',
  'spellcheck',
  'devTools',
  'autoplayPolicy',
  'backgroundThrottling',
  'additionalArguments',
  'navigateOnDragDrop',
  'disableDialogs',
  'safeDialogs',
  'plugins',
  'images',
  'javascript',
  'textAreasAreResizable',
  'webgl',
  'disableBlinkFeatures',
  'defaultEncoding',
] as const);

/** The only values that the stand-in can give: a window that is weaker or stricter than this would be a lie. */
const fixed: Partial<WebPreferences> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  autoplayPolicy: 'no-user-gesture-required',
  javascript: true,
};

/** Throws at an option that the stand-in would silently ignore. */
export function checkWindowOptions(options: BrowserWindowConstructorOptions): void {
  refuseUnknown('BrowserWindow option', Object.keys(options), windowOptions);
  const preferences = options.webPreferences ?? {};
  refuseUnknown('webPreferences', Object.keys(preferences), webPreferences);
  for (const [name, only] of Object.entries(fixed)) {
    const value = (preferences as Record<string, unknown>)[name];
    if (value !== undefined && value !== only) {
      throw new Error(
        `stand-in: webPreferences.${name} = ${String(value)} is not implemented, only ${String(only)}`,
      );
    }
  }
}

function refuseUnknown(what: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const name of names) {
    if (!known.has(name)) {
      throw new Error(`stand-in: the ${what} '${name}' is not implemented`);
    }
  }
}
