import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { err } from '../shared/domain/result.ts';
import { toWindows } from './ipc/bridge.ts';
import { EventBacklog } from './ipc/eventBacklog.ts';
import { siteState } from './ipc/siteHandlers.ts';
import { openWorkstationBridge } from './ipc/workstationBridge.ts';
import { workstationListener } from './ipc/workstationListener.ts';
import type { EventLog } from './link/eventLog.ts';
import { openLog } from './log.ts';
import { ownArguments, readWorkstationArguments, type WorkstationArguments } from './options.ts';
import { showAttention } from './os/badge.ts';
import { removeMenu } from './os/kiosk.ts';
import { watchNetwork } from './os/networkWatch.ts';
import { AlarmNotifications } from './os/notifications.ts';
import { closeOnQuit } from './os/quitting.ts';
import { startWithSystem, tellStartRefused } from './os/startWithSystem.ts';
import { systemLocale } from './os/systemLocale.ts';
import { systemTokenVault } from './os/tokenVault.ts';
import { endOnUnexpected, endWith } from './os/unexpected.ts';
import { followUpdates } from './os/updates.ts';
import { workstationSite } from './os/workstationSite.ts';
import { registerAppScheme, serveApp } from './security/appProtocol.ts';
import { lockNavigation } from './security/navigation.ts';
import { restrictPermissions } from './security/permissions.ts';
import { SearchExports } from './session/searchExports.ts';
import { Workstation } from './session/workstation.ts';
import type { AlarmsWindow } from './windows/alarmsWindow.ts';
import { WindowRegistry } from './windows/windowRegistry.ts';
import { bringForward } from './windows/windows.ts';
import { workstationWindows } from './windows/workstationWindows.ts';

/** The demo accounts' password is in the README: it protects nothing but the demo site (design, section 4). */
const demoPassword = 'valerus-demo';

/** Where the build puts what main needs, seen from dist/main/main.js. */
const built = {
  preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
  pages: path.join(import.meta.dirname, '../renderer'),
  server: path.join(import.meta.dirname, '../server/server.js'),
};

const read = readWorkstationArguments(ownArguments(process.argv, app.isPackaged), app.isPackaged);
if (read.ok) {
  start(read.value);
} else {
  process.stderr.write(`${read.error}\n`);
  app.exit(2);
}

function start(args: WorkstationArguments): void {
  app.enableSandbox();
  registerAppScheme();
  if (args.data !== null) app.setPath('userData', path.resolve(args.data));
  const dataFolder = app.getPath('userData');
  // Chromium's own files have names that ours would meet where case does not count (Cache, Preferences).
  app.setPath('sessionData', path.join(dataFolder, 'browser'));
  app.setAppUserModelId('valerus.workstation');
  const startRefused = args.startsWithSystem === null ? null : startWithSystem(args.startsWithSystem);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('the workstation runs already; its window was brought forward\n');
    if (startRefused) process.stderr.write(`${startRefused.message}\n`);
    app.exit(startRefused ? 1 : 0);
    return;
  }
  const log = openLog(dataFolder);
  if (startRefused) log.error({ err: startRefused }, 'the start with the session stays as it was');
  endOnUnexpected(log, args.isRestart);
  lockNavigation(log);
  // A quit that comes before the windows has nothing to tidy up.
  app
    .whenReady()
    .then(() => {
      run(args, dataFolder, log);
      if (startRefused) tellStartRefused(systemLocale());
    })
    .catch((error: unknown) => endWith(error, log, args.isRestart));
}

function run(args: WorkstationArguments, dataFolder: string, log: EventLog): void {
  restrictPermissions();
  const registry = new WindowRegistry();
  const backlog = new EventBacklog(toWindows(registry));
  const tellSite = () => backlog.tell('site.changed', siteState(siteParts));
  const { sites, certificates, connection } = workstationSite({
    dataFolder,
    server: built.server,
    fixed: args.site,
    log,
    changed: () => tellSite(),
  });
  const exports = new SearchExports((progress) => backlog.tell('export.progress', progress));
  const workstation = new Workstation({
    site: sites,
    connection,
    dataFolder,
    app: `valerus-workstation/${app.getVersion()}`,
    vault: systemTokenVault(log),
    log,
    systemLocale,
    listener: (name, body) => listener(name, body),
    ...(args.user !== null && { user: args.user }),
    ...(args.site?.kind === 'demo' && { publicPassword: demoPassword }),
  });
  const siteParts = { sites, workstation, certificates, wasRestarted: args.isRestart };
  const { openConsole, alarmsWindow, attention } = workstationWindows({
    preload: built.preload,
    dataFolder,
    isKiosk: args.isKiosk,
    registry,
    backlog,
    workstation,
    log,
  });
  const notifications = new AlarmNotifications({
    locale: () => workstation.locale,
    isWanted: () => workstation.preferences.notifications,
    open: (alarm) => {
      alarmsWindow.show();
      backlog.tell('alarm.asked', { alarm });
    },
  });
  const listenerParts = { workstation, registry, backlog, exports, notifications, alarmsWindow, tellSite };
  const listener = workstationListener(listenerParts);
  serveApp(
    built.pages,
    {
      credentials: () => workstation.siteCredentials(),
      fetch: connection.fetch,
      file: async (id) => workstation.reads?.file(id) ?? err('signedOut'),
    },
    log,
  );
  const bridgeParts = { connection, registry, backlog, attention, alarmsWindow, exports, dataFolder, log };
  openWorkstationBridge({ site: { ...siteParts, changed: tellSite }, ...bridgeParts });
  if (args.isKiosk) removeMenu();
  sites.begin();
  // The window comes up while main reads its copy of the list.
  openConsole();
  if (sites.asked === null) workstation.start();
  showAttention(workstation, registry);
  followUpdates(log, () => workstation.locale).catch((error: unknown) =>
    log.error({ err: error }, 'updates stay off'),
  );
  const stopWatching = watchNetwork(() => workstation.retryNow());
  followProgram(openConsole, alarmsWindow);
  closeOnQuit(async () => {
    stopWatching();
    exports.cancelAll();
    workstation.close();
    await sites.stop();
  }, log);
}

/** What the system, and who starts the program once more, ask of it. */
function followProgram(openConsole: () => BrowserWindow, alarmsWindow: AlarmsWindow): void {
  app.on('before-quit', () => alarmsWindow.quitting());
  app.on('second-instance', () => bringForward(openConsole()));
  app.on('activate', () => openConsole());
  app.on('window-all-closed', () => app.quit());
}
