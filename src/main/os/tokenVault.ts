import { safeStorage } from 'electron';
import type { EventLog } from '../link/eventLog.ts';
import type { TokenVault } from '../session/tokenVault.ts';

/** Seals tokens with the system's key store. Where there is none, a token is not kept at all. */
export function systemTokenVault(log: EventLog): TokenVault {
  return {
    seal: (token) => (isAvailable() ? safeStorage.encryptString(token).toString('base64') : null),
    unseal: (sealed) => {
      if (!isAvailable()) return null;
      try {
        return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
      } catch (error) {
        log.warn({ err: error }, 'the remembered session cannot be opened any more');
        return null;
      }
    },
  };
}

function isAvailable(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  // On Linux without a key store Electron would "encrypt" with a key that everyone knows.
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}
