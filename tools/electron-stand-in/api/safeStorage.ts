import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../settings.ts';
import { type Api, guard } from './apiObject.ts';
import { app } from './app.ts';
import { userDataFolder } from './paths.ts';

type Members = 'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend';

const versionMark = Buffer.from('v11');
const nonceLength = 12;
const tagLength = 16;

class SafeStorage implements Api<Electron.SafeStorage, Members> {
  isEncryptionAvailable(): boolean {
    return app.isReady() && settings().storageBackend !== 'basic_text';
  }

  getSelectedStorageBackend(): 'gnome_libsecret' | 'basic_text' | 'unknown' {
    return app.isReady() ? settings().storageBackend : 'unknown';
  }

  encryptString(plainText: string): Buffer {
    this.refuseUnlessAvailable('encrypting');
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv('aes-256-gcm', readKey(), nonce);
    const encrypted = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([versionMark, nonce, cipher.getAuthTag(), encrypted]);
  }

  decryptString(encrypted: Buffer): string {
    this.refuseUnlessAvailable('decrypting');
    if (!encrypted.subarray(0, versionMark.length).equals(versionMark)) {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString. Ciphertext does not appear to be encrypted.',
      );
    }
    const [nonceAt, tagAt] = [versionMark.length, versionMark.length + nonceLength];
    const textAt = tagAt + tagLength;
    const decipher = createDecipheriv('aes-256-gcm', readKey(), encrypted.subarray(nonceAt, tagAt));
    decipher.setAuthTag(encrypted.subarray(tagAt, textAt));
    try {
      return Buffer.concat([decipher.update(encrypted.subarray(textAt)), decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.', {
        cause,
      });
    }
  }

  private refuseUnlessAvailable(action: string): void {
    if (!this.isEncryptionAvailable()) {
      throw new Error(`Error while ${action} the text provided to safeStorage. Encryption is not available.`);
    }
  }
}

/** The key stands where a desktop keeps it in its keyring: a file that only this user can read. */
function readKey(): Buffer {
  const file = path.join(userDataFolder(), 'stand-in-keyring');
  try {
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  }
  return readFileSync(file);
}

/** Electron's `safeStorage`. */
export const safeStorage = guard('safeStorage', new SafeStorage());
