import path from 'node:path';
import { app } from 'electron';
import type { BridgeEventBody } from '../shared/bridge/contract.ts';
import { err } from '../shared/domain/result.ts';
import { alarmsWindowHandlers } from './ipc/alarmsWindowHandlers.ts';
import { openBridge, toWindow, toWindows } from './ipc/bridge.ts';
import { EventBacklog } from './ipc/eventBacklog.ts';
import { exportHandlers } from './ipc/exportHandlers.ts';
import { fileHandlers } from './ipc/fileHandlers.ts';
import { operationHandlers } from './ipc/operationHandlers.ts';
import { siteHandlers, siteState } from './ipc/siteHandlers.ts';
import { workstationHandlers } from './ipc/workstationHandlers.ts';
import type { EventLog } from './link/eventLog.ts';
import { SiteClient } from './link/siteClient.ts';
import { SiteConnection } from './link/siteConnection.ts';
import { openLog } from './log.ts';
import { ownArguments, readWorkstationArguments, type WorkstationArguments } from './options.ts';
import { showBadge } from './os/badge.ts';
import { chooseCsvFile } from './os/chooseFile.ts';
import { EmbeddedServer } from './os/embeddedServer.ts';
import { confirmClose, removeMenu } from './os/kiosk.ts';
import { showMessage } from './os/messages.ts';
import { watchNetwork } from './os/networkWatch.ts';
import { AlarmNotifications } from './os/notifications.ts';
import { restartOnce } from './os/restart.ts';
import { saveSnapshot } from './os/snapshotSaving.ts';
import { startWithSystem, tellStartRefused } from './os/startWithSystem.ts';
import { systemLocale } from './os/systemLocale.ts';
import { systemTokenVault } from './os/tokenVault.ts';
import { followUpdates } from './os/updates.ts';
import { registerAppScheme, serveApp } from './security/appProtocol.ts';
import { lockNavigation } from './security/navigation.ts';
import { restrictPermissions } from './security/permissions.ts';
import { CertificateBook } from './session/certificateBook.ts';
import { SearchExports } from './session/searchExports.ts';
import { SitePort } from './session/sitePort.ts';
import { SiteSwitch } from './session/siteSwitch.ts';
import { Workstation } from './session/workstation.ts';
import { AlarmsWindow } from './windows/alarmsWindow.ts';
import { WindowAttention } from './windows/windowAttention.ts';
import { WindowPlacement } from './windows/windowPlacement.ts';
import { WindowRegistry } from './windows/windowRegistry.ts';
import { bringForward, openWindow } from './windows/windows.ts';

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
  endOnUnexpected(log, args);
  lockNavigation(log);
  // A quit that comes before the windows has nothing to tidy up.
  app
    .whenReady()
    .then(() => {
      run(args, dataFolder, log);
      if (startRefused) tellStartRefused(systemLocale());
    })
    .catch((error: unknown) => endWith(error, log, args));
}

function run(args: WorkstationArguments, dataFolder: string, log: EventLog): void {
  restrictPermissions();
  const registry = new WindowRegistry();
  const backlog = new EventBacklog(toWindows(registry));
  const sites = new SiteSwitch({
    dataFolder,
    log,
    fixed: args.site,
    embedded: (isDemo) => embeddedServer(isDemo, dataFolder, log, () => tellSite()),
  });
  const tellSite = () => backlog.tell('site.changed', siteState(siteParts));
  const certificates = new CertificateBook(dataFolder, log, tellSite);
  const connection = new SiteConnection(certificates);
  const exports = new SearchExports((progress) => backlog.tell('export.progress', progress));
  const workstation = new Workstation({
    site: sites,
    connection,
    dataFolder,
    app: `valerus-workstation/${app.getVersion()}`,
    vault: systemTokenVault(log),
    log,
    systemLocale,
    listener: (name, body) => {
      if (name === 'badge.changed' || name === 'session.changed') showAttention(workstation, registry);
      backlog.tell(name, body);
      if (name === 'alarm.news') tellDesktop((body as BridgeEventBody<'alarm.news'>).id);
      if (name === 'session.changed') {
        tellSite();
        if (workstation.state().session.status !== 'signedIn') exports.cancelAll();
        notifications.clear();
        alarmsWindow.sessionChanged(workstation.state().session, workstation.preferences);
      }
    },
    ...(args.user !== null && { user: args.user }),
    ...(args.site?.kind === 'demo' && { publicPassword: demoPassword }),
  });
  const siteParts = { sites, workstation, certificates, wasRestarted: args.isRestart };
  const attention = new WindowAttention((window, isLooking) => workstation.looking(window, isLooking));
  serveApp(
    built.pages,
    {
      credentials: () => workstation.siteCredentials(),
      fetch: connection.fetch,
      file: async (id) => workstation.reads?.file(id) ?? err('signedOut'),
    },
    log,
  );
  const placement = new WindowPlacement(dataFolder, log);
  const pageGone = (webContentsId: number) => {
    backlog.detached(webContentsId);
    workstation.handover?.forget(webContentsId);
    attention.claim(webContentsId, false);
  };
  const parts = {
    ...{ preload: built.preload, registry, placement, attention, log, pageGone },
    isKiosk: args.isKiosk,
    confirmClose: () => confirmClose(workstation.locale),
  };
  const openConsole = () => {
    const isOpen = registry.of('console') !== null;
    const window = openWindow('console', parts);
    // The alarms window does not live without it.
    if (!isOpen) window.once('closed', () => app.quit());
    return window;
  };
  const alarmsWindow = new AlarmsWindow({
    registry,
    placement,
    openWindow: (display) => openWindow('alarms', parts, display),
    changed: (place) => {
      showAttention(workstation, registry);
      backlog.tell('alarmsPlace.changed', place);
    },
  });
  const notifications = new AlarmNotifications({
    locale: () => workstation.locale,
    isWanted: () => workstation.preferences.notifications,
    open: (alarm) => {
      alarmsWindow.show();
      backlog.tell('alarm.asked', { alarm });
    },
  });
  const tellDesktop = (id: string) => {
    const alarm = workstation.alarm(id);
    if (alarm) notifications.news(alarm);
  };
  openBridge(
    {
      ...workstationHandlers(workstation, {
        attached: (window) => backlog.attached(window),
        tell: toWindow(registry),
        inFront: (window, isInFront) => attention.claim(window, isInFront),
        saveSnapshot: (snapshot, window) => saveSnapshot(snapshot, window, log),
      }),
      ...alarmsWindowHandlers(alarmsWindow),
      ...fileHandlers(workstation, dataFolder, log),
      ...exportHandlers(workstation, exports, chooseCsvFile),
      ...operationHandlers(workstation),
      ...siteHandlers({
        ...siteParts,
        client: new SiteClient(log, connection.fetch),
        changed: tellSite,
      }),
    },
    registry,
    log,
  );
  app.on('before-quit', () => alarmsWindow.quitting());
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
  app.on('second-instance', () => bringForward(openConsole()));
  app.on('activate', () => openConsole());
  app.on('window-all-closed', () => app.quit());
  closeOnQuit(async () => {
    stopWatching();
    exports.cancelAll();
    workstation.close();
    await sites.stop();
  }, log);
}

function embeddedServer(
  isDemo: boolean,
  dataFolder: string,
  log: EventLog,
  listens: () => void,
): EmbeddedServer {
  return new EmbeddedServer({
    program: built.server,
    dataFolder,
    isDemo,
    port: isDemo ? null : new SitePort(dataFolder, log),
    log,
    listens,
    failed: () => showMessage('siteServerFailed', systemLocale()),
  });
}

function showAttention(workstation: Workstation, registry: WindowRegistry): void {
  const { badge, session } = workstation.state();
  showBadge({ badge, site: session.status === 'signedIn' ? session.site.name : null }, registry);
}

/** Holds the end of the program until what it keeps is closed in order. */
function closeOnQuit(close: () => Promise<void>, log: EventLog): void {
  let isClosing = false;
  app.on('will-quit', (event) => {
    event.preventDefault();
    // The console window and the last window both ask for the end; it comes once.
    if (isClosing) return;
    isClosing = true;
    close()
      .catch((error: unknown) => log.error({ err: error }, 'the workstation did not close in order'))
      .finally(() => app.exit(0));
  });
}

/** Nothing goes on in a state that nobody foresaw: it is logged, and the workstation starts anew; what was kept is on disk. */
function endOnUnexpected(log: EventLog, args: WorkstationArguments): void {
  process.on('uncaughtException', (error) => endWith(error, log, args));
  process.on('unhandledRejection', (reason) => endWith(reason, log, args));
}

function endWith(error: unknown, log: EventLog, { isRestart }: WorkstationArguments): void {
  log.error({ err: error }, 'the workstation cannot go on');
  // A message would keep an operator from his alarms until somebody presses its button; the new window says what happened.
  const isRestarting = restartOnce(process.argv, isRestart, process.uptime() * 1000);
  if (!isRestarting) showMessage('unexpected', app.isReady() ? systemLocale() : 'en');
  app.exit(1);
}
