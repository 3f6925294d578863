import { BrowserWindow, type Display } from 'electron';
import type { WindowRole } from '../../shared/bridge/contract.ts';
import type { EventLog } from '../link/eventLog.ts';
import { pageAddress } from '../security/appAddress.ts';
import type { WindowAttention } from './windowAttention.ts';
import type { WindowPlacement } from './windowPlacement.ts';
import type { WindowRegistry } from './windowRegistry.ts';

/** What windows are made with. */
export interface WindowParts {
  readonly preload: string;
  readonly registry: WindowRegistry;
  readonly placement: WindowPlacement;
  readonly attention: WindowAttention;
  readonly log: EventLog;
  /** Fills the screen without a menu, and is not closed by accident. */
  readonly isKiosk: boolean;
  /** Asks whether the workstation is really to be closed. */
  readonly confirmClose: () => Promise<boolean>;
  /** The page of a window is gone (crashed, or closed with it). */
  readonly pageGone: (webContentsId: number) => void;
}

/** `--surface-background` of the dark theme: what shows before the first picture, without a white flash in a dim room. */
const backgroundColor = '#0e1216';
const sizes: Readonly<
  Record<WindowRole, { width: number; height: number; minWidth: number; minHeight: number }>
> = {
  console: { width: 1600, height: 900, minWidth: 1024, minHeight: 640 },
  alarms: { width: 1280, height: 800, minWidth: 800, minHeight: 480 },
};

/** Opens a window of a role, or brings forward the one that is open. The one place that creates windows. */
export function openWindow(
  role: WindowRole,
  parts: WindowParts,
  display: Display | null = null,
): BrowserWindow {
  const open = parts.registry.of(role);
  if (open) {
    bringForward(open);
    return open;
  }
  const { minWidth, minHeight, ...preferred } = sizes[role];
  const { bounds, isMaximized } = parts.placement.place(role, preferred, display);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(minWidth, bounds.width),
    minHeight: Math.min(minHeight, bounds.height),
    show: false,
    title: 'Valerus',
    backgroundColor,
    autoHideMenuBar: true,
    ...(parts.isKiosk && { kiosk: true }),
    webPreferences: {
      preload: parts.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // The ping has to sound before anybody has clicked, and while another program is in front.
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
  parts.registry.add(window, role);
  parts.placement.follow(role, window);
  parts.attention.follow(window);
  if (isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // Main writes the title, with the badge in it.
  window.on('page-title-updated', (event) => event.preventDefault());
  if (parts.isKiosk) keepFromClosing(window, parts);
  reviveAfterCrash(window, parts);
  window.loadURL(pageAddress(`${role}.html`)).catch((error: unknown) => {
    parts.log.error({ err: error, role }, 'a window could not load its page');
  });
  return window;
}

/** Shows a window to the user, wherever it was. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A kiosk is left on purpose alone: whoever closes it is asked first. */
function keepFromClosing(window: BrowserWindow, { confirmClose, log }: WindowParts): void {
  let isAsking = false;
  window.on('close', (event) => {
    if (window.isDestroyed()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    confirmClose()
      .then((isMeant) => {
        if (isMeant && !window.isDestroyed()) window.destroy();
      })
      .catch((error: unknown) => log.error({ err: error }, 'nobody could be asked whether to close'))
      .finally(() => {
        isAsking = false;
      });
  });
}

/** A page that crashes is loaded again: an operator must not sit before a blank window. */
function reviveAfterCrash(window: BrowserWindow, parts: WindowParts): void {
  const { id } = window.webContents;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    parts.pageGone(id);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    parts.log.error({ reason }, 'a page crashed and is loaded again');
    window.webContents.reload();
  });
  window.once('closed', () => parts.pageGone(id));
}
