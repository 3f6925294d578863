import { startedBrowser } from '../browser.ts';
import type { Chromium } from '../chromium/chromium.ts';
import { toPageAddress } from './addresses.ts';
import { type Api, ApiEmitter, type EventOf, guard } from './apiObject.ts';
import { protocol } from './protocol.ts';

type RequestHandler = (
  webContents: never,
  permission: never,
  callback: (granted: boolean) => void,
  details: never,
) => void;
type CheckHandler = (
  webContents: never,
  permission: never,
  requestingOrigin: string,
  details: never,
) => boolean;
type BeforeRequestListener = (
  details: never,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;

/** Electron's name of a permission, and Chromium's names of what it covers. */
const permissions: readonly (readonly [string, readonly string[]])[] = [
  ['notifications', ['notifications']],
  ['geolocation', ['geolocation']],
  ['media', ['camera', 'microphone']],
  ['clipboard-read', ['clipboard-read']],
  ['clipboard-sanitized-write', ['clipboard-write']],
  ['midi', ['midi']],
  ['display-capture', ['display-capture']],
  ['idle-detection', ['idle-detection']],
  ['window-management', ['window-management']],
  ['storage-access', ['storage-access']],
];

class WebRequest implements Api<Electron.WebRequest, 'onBeforeRequest'> {
  private listener: BeforeRequestListener | null = null;

  onBeforeRequest(...args: readonly unknown[]): void {
    if (args.length > 1) {
      throw new Error('stand-in: onBeforeRequest with a filter is not implemented');
    }
    this.listener = (args[0] ?? null) as BeforeRequestListener | null;
  }

  /** For RequestGate: what the app decides about a request. */
  async decide(details: object): Promise<{ cancel?: boolean; redirectURL?: string }> {
    const { listener } = this;
    return listener === null ? {} : new Promise((resolve) => listener(details as never, resolve));
  }
}

class Session
  extends ApiEmitter<EventOf<Electron.Session, 'will-download'>>
  implements
    Api<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setSpellCheckerEnabled'
      | 'clearStorageData'
    >
{
  readonly protocol = protocol;
  readonly webRequest = guard('session.webRequest', new WebRequest());
  private requestHandler: RequestHandler | null = null;
  private checkHandler: CheckHandler | null = null;

  constructor() {
    // Downloads are refused as a whole, so that this event never comes.
    super('session', ['will-download']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(): void {
    // Never consulted: Chromium's own device pickers stay closed without a user's choice.
  }

  setSpellCheckerEnabled(): void {
    // A headless Chromium has no spell checker.
  }

  async clearStorageData(): Promise<void> {
    const chromium = await startedBrowser();
    const session = await chromium?.anySession();
    await session?.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'all' });
  }

  /** For WebContents: asks the app's handlers about each permission, and tells Chromium what they say. */
  async applyPermissions(chromium: Chromium, webContents: object, address: string): Promise<void> {
    for (const [permission, names] of permissions) {
      const isGranted = await this.mayUse(webContents, permission, address);
      for (const name of names) {
        await chromium.connection.browser.send('Browser.setPermission', {
          permission: { name },
          setting: isGranted ? 'granted' : 'denied',
          origin: new URL(toPageAddress(address)).origin,
        });
      }
    }
  }

  /** For WebContents: one permission, by both handlers; without handlers Electron grants everything. */
  async mayUse(webContents: object, permission: string, address: string): Promise<boolean> {
    const { requestHandler, checkHandler } = this;
    const details = { requestingUrl: address, isMainFrame: true, mediaTypes: [] };
    if (
      checkHandler &&
      !checkHandler(webContents as never, permission as never, originOf(address), details as never)
    ) {
      return false;
    }
    if (requestHandler === null) {
      return true;
    }
    return new Promise((resolve) => {
      requestHandler(webContents as never, permission as never, resolve, details as never);
    });
  }
}

function originOf(address: string): string {
  // Electron gives the requesting origin of a check with a slash at its end.
  const { protocol: scheme, host } = new URL(address);
  return `${scheme}//${host}/`;
}

const implementation = new Session();

/** The one session there is. */
export const defaultSession = guard('session', implementation);

/** Electron's `session`. */
export const session = guard('session (module)', {
  defaultSession,
  fromPartition: (partition: string): never => {
    throw new Error(`stand-in: session.fromPartition('${partition}') is not implemented`);
  },
});
