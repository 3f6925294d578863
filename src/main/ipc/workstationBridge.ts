import type { EventLog } from '../link/eventLog.ts';
import { SiteClient } from '../link/siteClient.ts';
import type { SiteConnection } from '../link/siteConnection.ts';
import { chooseCsvFile } from '../os/chooseFile.ts';
import { saveSnapshot } from '../os/snapshotSaving.ts';
import type { SearchExports } from '../session/searchExports.ts';
import type { AlarmsWindow } from '../windows/alarmsWindow.ts';
import type { WindowAttention } from '../windows/windowAttention.ts';
import type { WindowRegistry } from '../windows/windowRegistry.ts';
import { alarmsWindowHandlers } from './alarmsWindowHandlers.ts';
import { openBridge, toWindow } from './bridge.ts';
import type { EventBacklog } from './eventBacklog.ts';
import { exportHandlers } from './exportHandlers.ts';
import { fileHandlers } from './fileHandlers.ts';
import { operationHandlers } from './operationHandlers.ts';
import { type SiteHandlerParts, siteHandlers } from './siteHandlers.ts';
import { workstationHandlers } from './workstationHandlers.ts';

/** What the calls of the windows work with. */
export interface WorkstationBridgeParts {
  readonly site: Omit<SiteHandlerParts, 'client'>;
  readonly connection: SiteConnection;
  readonly registry: WindowRegistry;
  readonly backlog: EventBacklog;
  readonly attention: WindowAttention;
  readonly alarmsWindow: AlarmsWindow;
  readonly exports: SearchExports;
  readonly dataFolder: string;
  readonly log: EventLog;
}

/** Opens the bridge of a workstation, with a handler for each call of the contract. */
export function openWorkstationBridge(parts: WorkstationBridgeParts): void {
  const { site, connection, registry, backlog, attention, alarmsWindow, exports, dataFolder, log } = parts;
  const { workstation } = site;
  const handlers = {
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
    ...siteHandlers({ ...site, client: new SiteClient(log, connection.fetch) }),
  };
  openBridge(handlers, registry, log);
}
