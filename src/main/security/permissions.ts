import { session } from 'electron';
import { isAppAddress } from './appAddress.ts';

/** Refuses every permission but notifications of the app's own pages, and every device. */
export function restrictPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(isAllowed(permission, details.requestingUrl));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin));
  defaultSession.setDevicePermissionHandler(() => false);
}

function isAllowed(permission: string, address: string): boolean {
  return permission === 'notifications' && isAppAddress(address);
}
