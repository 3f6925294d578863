import { registerHooks } from 'node:module';
import process from 'node:process';
import { setInterval } from 'node:timers';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from '../browser/ensure.ts';
import { readCommandLine } from './options.ts';
import { say, setSettings } from './settings.ts';

const screenshotIntervalMs = 5_000;
const readBackIntervalMs = 500;

const commandLine = readCommandLine(process.argv.slice(2), process.env, process.cwd());
setSettings({ ...commandLine, browser: await ensureBrowser() });

const electronUrl = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: electronUrl, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
});

// From here on the process looks to the app as Electron's does.
process.argv = [process.execPath, commandLine.mainFile, ...commandLine.appArguments];
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'defaultApp', { value: true });

// These read the settings, and so come after them.
const { app } = await import('./api/app.ts');
const { sessionDataFolder } = await import('./api/paths.ts');
const { screen } = await import('./api/screen.ts');
const { onBrowserStart, runningBrowser } = await import('./browser.ts');
const { windowRegistry } = await import('./api/windowRegistry.ts');
const { listenToTestControl } = await import('./control.ts');
const { takeScreenshots } = await import('./screenshots.ts');
const { toPageAddress } = await import('./api/addresses.ts');

onBrowserStart((chromium) => {
  chromium.onTargetDestroyed = (targetId) => {
    for (const window of windowRegistry.all()) {
      window.targetDestroyed(targetId);
    }
  };
  // What a page opens is never a window of the app: its WebContents has already been told of it.
  chromium.onUnexpectedPage = (targetId) => {
    chromium.connection.browser
      .send('Target.closeTarget', { targetId })
      .catch((error: unknown) => say(String(error)));
  };
});

windowRegistry.once('loaded', (window) => {
  runningBrowser(sessionDataFolder())
    .then((chromium) => {
      const origin = new URL(toPageAddress(window.webContents.getURL())).origin;
      process.stdout.write(`${JSON.stringify({ standIn: { cdp: chromium.debuggingAddress, origin } })}\n`);
    })
    .catch(endWith);
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    app.quit();
    // A second one is from somebody who does not want to wait.
    process.once(signal, () => process.exit(1));
  });
}
listenToTestControl();

// Electron loads the main file first, so that it can prepare what must be there before readiness.
const readyAwaited = Promise.withResolvers<void>();
app.onReadyAwaited = () => readyAwaited.resolve();
const loaded = import(pathToFileURL(commandLine.mainFile).href);
loaded.catch(endWith);
await Promise.race([readyAwaited.promise, loaded]);
await new Promise(setImmediate);
const chromium = await runningBrowser(sessionDataFolder()).catch(endWith);
await chromium.connection.browser.send('Browser.setDownloadBehavior', { behavior: 'deny' });
await screen.refresh(chromium);
app.becomeReady();

setInterval(() => {
  Promise.all(windowRegistry.all().map((window) => window.readBack())).catch((error: unknown) =>
    say(String(error)),
  );
}, readBackIntervalMs).unref();
if (commandLine.screenshots !== undefined) {
  keepScreenshots(commandLine.screenshots);
}

function keepScreenshots(folder: string): void {
  let isBusy = false;
  const take = (): void => {
    if (isBusy) {
      return;
    }
    isBusy = true;
    takeScreenshots(folder)
      .catch((error: unknown) => say(`no picture: ${String(error)}`))
      .finally(() => {
        isBusy = false;
      });
  };
  windowRegistry.on('loaded', take);
  setInterval(take, screenshotIntervalMs).unref();
}

function endWith(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
