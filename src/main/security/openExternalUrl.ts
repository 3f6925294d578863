import { shell } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import { isExternalAddress } from './externalAddress.ts';

/** Gives an address to the system's browser or mail program: the one way out of the app. Others are refused and logged. */
export async function openExternalUrl(address: string, log: EventLog): Promise<void> {
  if (!isExternalAddress(address)) {
    log.warn({ scheme: address.split(':', 1)[0] }, 'an address was not opened');
    return;
  }
  try {
    await shell.openExternal(address);
  } catch (error) {
    log.error({ err: error }, 'the system could not open an address');
  }
}
