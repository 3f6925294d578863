import { ipcMain, type WebFrameMain } from 'electron';
import { bridgeChannels } from '../../shared/bridge/contract.ts';
import type { EventLog } from '../link/eventLog.ts';
import { isAppAddress } from '../security/appAddress.ts';
import type { WorkstationListener } from '../session/eventGatherer.ts';
import type { WindowRegistry } from '../windows/windowRegistry.ts';
import { answerCall, type BridgeHandlers } from './callAnswering.ts';
import type { WindowCalls } from './workstationHandlers.ts';

/** Opens the bridge: calls from the main frames of our own windows, and nobody else, reach the handlers. */
export function openBridge(handlers: BridgeHandlers, windows: WindowRegistry, log: EventLog): void {
  ipcMain.handle(bridgeChannels.call, (event, name: unknown, input: unknown) => {
    const window = isOurPage(event.senderFrame) ? windows.callingWindow(event.sender.id) : null;
    return answerCall(handlers, window, name, input, log);
  });
}

/** Sends what happens to every window. */
export function toWindows(windows: WindowRegistry): WorkstationListener {
  return (name, body) => {
    for (const { webContents } of windows.all()) {
      if (!webContents.isDestroyed()) webContents.send(bridgeChannels.event, name, body);
    }
  };
}

/** Sends something to one window, by the id of its page. */
export function toWindow(windows: WindowRegistry): WindowCalls['tell'] {
  return (id, name, body) => {
    const window = windows.all().find(({ webContents }) => webContents.id === id);
    if (window && !window.webContents.isDestroyed()) {
      window.webContents.send(bridgeChannels.event, name, body);
    }
  };
}

/** A frame inside a page, or a page that is not the app's, is not answered. */
function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url);
}
