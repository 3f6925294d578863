import { session } from 'electron';
import { isAppAddress } from './appAddress.ts';

/** What the app's own pages may do: tell of alarms, show a camera on the whole screen (R-F05), and copy a partner's token (R-D16). */
const allowed: ReadonlySet<string> = new Set(['notifications', 'fullscreen', 'clipboard-sanitized-write']);

/** Refuses every other permission, every device, and everything to anybody else's page. */
export function restrictPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isAllowed(permission, details.requestingUrl));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  defaultSession.setDevicePermissionHandler(() => false);
}

function isAllowed(permission: string, address: string): boolean {
  return allowed.has(permission) && isAppAddress(address);
}
