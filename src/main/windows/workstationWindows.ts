import { app, type BrowserWindow } from 'electron';
import type { EventBacklog } from '../ipc/eventBacklog.ts';
import type { EventLog } from '../link/eventLog.ts';
import { showAttention } from '../os/badge.ts';
import { confirmClose } from '../os/kiosk.ts';
import type { Workstation } from '../session/workstation.ts';
import { AlarmsWindow } from './alarmsWindow.ts';
import { WindowAttention } from './windowAttention.ts';
import { WindowPlacement } from './windowPlacement.ts';
import type { WindowRegistry } from './windowRegistry.ts';
import { openWindow } from './windows.ts';

/** What the windows of a workstation are made with. */
export interface WorkstationWindowsParts {
  readonly preload: string;
  readonly dataFolder: string;
  readonly isKiosk: boolean;
  readonly registry: WindowRegistry;
  readonly backlog: EventBacklog;
  readonly workstation: Workstation;
  readonly log: EventLog;
}

/** The windows of a workstation. */
export interface WorkstationWindows {
  /** Opens the console window, or brings it forward; the program ends with it. */
  readonly openConsole: () => BrowserWindow;
  readonly alarmsWindow: AlarmsWindow;
  readonly attention: WindowAttention;
}

/** Puts together the console window and the alarms window: where they stand, who looks at them, and what their end means. */
export function workstationWindows(made: WorkstationWindowsParts): WorkstationWindows {
  const { preload, dataFolder, isKiosk, registry, backlog, workstation, log } = made;
  const placement = new WindowPlacement(dataFolder, log);
  const attention = new WindowAttention((window, isLooking) => workstation.looking(window, isLooking));
  const pageGone = (webContentsId: number) => {
    backlog.detached(webContentsId);
    workstation.handover?.forget(webContentsId);
    attention.claim(webContentsId, false);
  };
  const parts = {
    ...{ preload, registry, placement, attention, log, isKiosk, pageGone },
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
  return { openConsole, alarmsWindow, attention };
}
