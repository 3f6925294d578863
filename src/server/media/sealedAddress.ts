import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Addresses of a recorder as they stand in the playlists that workstations get: nobody can read, change or invent one, nor use it for
 * another camera (R-D10). They hold for as long as the server runs.
 */
export class AddressSeal {
  readonly #key = randomBytes(32);

  /** Seals an address for one resource. */
  seal(resource: string, address: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.#key, iv).setAAD(Buffer.from(resource));
    const hidden = Buffer.concat([cipher.update(address, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** The address, or `null` where it was not sealed here for this resource. */
  open(resource: string, sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < ivBytes + tagBytes) return null;
    const decipher = createDecipheriv(algorithm, this.#key, bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(resource))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      // The only thing that final() throws for: the seal is not ours.
      return null;
    }
  }
}
